/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.VersionSummary;
import java.util.Objects;
import java.util.Optional;

/**
 * One version in a list.
 *
 * @param summary empty if its manifest cannot be read
 * @param problem why, else empty
 */
public record ListedVersion(
    int version, Optional<VersionSummary> summary, Optional<String> problem) {
  public ListedVersion {
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(problem, "problem");
    if (summary.isPresent() == problem.isPresent()) {
      throw new IllegalArgumentException("version " + version + " needs a summary or a problem");
    }
  }
}
