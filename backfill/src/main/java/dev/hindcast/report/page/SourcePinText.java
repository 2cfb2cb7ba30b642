/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.dataset.DatasetManifest;

/** Whether the snapshots that a version was made from are kept for it. */
final class SourcePinText {
  private SourcePinText() {}

  static boolean areUnprotected(DatasetManifest manifest) {
    JsonNode pins = manifest.definition().at("/dataset/output/pin-sources");
    return pins.isBoolean() && !pins.booleanValue();
  }
}
