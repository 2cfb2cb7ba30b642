/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

/**
 * A revision of an event of the label's user, or a rejected row.
 *
 * @param event see {@link dev.hindcast.spark.assemble.EventName}; for a rejected row only its id
 * @param reason why the row is rejected, empty if it is not
 */
record Revision(
    int source,
    String event,
    long timeMicros,
    long arrivalMicros,
    long number,
    boolean isRetraction,
    long contentHash,
    String reason) {
  boolean isRejected() {
    return !reason.isEmpty();
  }

  /** Whether both say the same of their event, whenever they arrived. */
  boolean isDuplicateOf(Revision other) {
    return number == other.number
        && isRetraction == other.isRetraction
        && contentHash == other.contentHash
        && timeMicros == other.timeMicros;
  }
}
