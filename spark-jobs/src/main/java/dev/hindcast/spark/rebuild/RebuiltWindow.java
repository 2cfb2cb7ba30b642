/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.rebuild;

import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.RowDigest;
import java.util.Objects;
import java.util.Optional;

/**
 * One label window of a version beside what its build gives when it is run again.
 *
 * @param rows rows of the second run
 * @param digest their digest; empty if it could not be run
 * @param why the reason for that, else empty
 */
public record RebuiltWindow(
    PublishedWindow published, long rows, Optional<RowDigest> digest, String why) {
  public RebuiltWindow {
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(why, "why");
  }

  static RebuiltWindow failed(PublishedWindow published, String why) {
    return new RebuiltWindow(published, 0, Optional.empty(), why);
  }

  /** {@code equal}, {@code different} or {@code not-rebuilt}. */
  public String outcome() {
    if (digest.isEmpty()) {
      return "not-rebuilt";
    }
    boolean isEqual = rows == published.rows() && digest.get().equals(published.rowDigest());
    return isEqual ? "equal" : "different";
  }
}
