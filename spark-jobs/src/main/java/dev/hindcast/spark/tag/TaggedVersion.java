/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.tag;

import java.util.Objects;

/**
 * A version as a tag of a table.
 *
 * @param isNew whether the tag was made now
 */
public record TaggedVersion(int version, String tag, long snapshotId, boolean isNew) {
  public TaggedVersion {
    Objects.requireNonNull(tag, "tag");
  }
}
