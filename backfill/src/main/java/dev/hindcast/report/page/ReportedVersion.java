/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.dataset.DatasetManifest;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report is made from.
 *
 * @param parent the version that it continues; empty if there is none, or it can't be read any more
 * @param root the dataset's own folder, as people write it
 * @param samples some of its rows, as the engine hands them over; missing if none were asked for
 */
public record ReportedVersion(
    DatasetManifest manifest, Optional<DatasetManifest> parent, String root, JsonNode samples) {
  public ReportedVersion {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(samples, "samples");
  }

  String reference() {
    return root + "@v" + manifest.version();
  }

  /** How the parent is called: {@code v6}. */
  String parentName() {
    return "v" + manifest.parentVersion();
  }
}
