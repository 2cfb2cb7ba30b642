/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.util.Objects;

/**
 * A version of a key and why it wins or loses for one lookup. All times are UTC microseconds.
 *
 * @param number place among the versions of its key, from 0: by valid-from, known-at and content
 * @param validToMicros {@link Long#MAX_VALUE} for a version that holds until another takes over
 * @param byMicros by how much it loses; 0 where the reason has no measure
 */
public record JudgedVersion(
    int number,
    long validFromMicros,
    long validToMicros,
    long knownAtMicros,
    VersionReason reason,
    long byMicros) {
  public JudgedVersion {
    Objects.requireNonNull(reason, "reason");
  }
}
