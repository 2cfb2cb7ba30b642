/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

/** What a finding is about. */
public enum AuditRule {
  /** A column is missing or has another type than the rules need. */
  SCHEMA,
  /** The file does not hold the number of rows that its entry says. */
  ROW_COUNT,
  /** The file's rows do not add up to the digest that its entry says. */
  ROW_DIGEST,
  /** A label time lies outside of the window of the file. */
  LABEL_WINDOW,
  /** The split is not the one of the label time and the user. */
  SPLIT,
  /** The lists of one sequence differ in length, or from the length column. */
  ALIGNED_LISTS,
  /** A sequence is longer than max-length. */
  MAX_LENGTH,
  /**
   * The length is not the smaller of eligible and max-length, or above it where events are
   * selected.
   */
  ELIGIBLE,
  /** An event time is null. */
  EVENT_TIME_MISSING,
  /** Event times are not in the declared order. */
  EVENT_ORDER,
  /** An event lies at or after label time less gap. */
  EVENT_TOO_LATE,
  /** An event lies before label time less lookback. */
  EVENT_TOO_OLD,
  /** The greatest event time is not that of the list, or not null for an empty one. */
  MAX_EVENT_TIME,
  /** The greatest arrival time is missing, or not null for an empty sequence. */
  MAX_ARRIVAL_TIME,
  /** Something arrived after the label's knowledge time. */
  ARRIVED_TOO_LATE,
  /** A list holds what its rule does not allow. */
  LIST_RULE,
  /** Rows do not stand in the order of user hash, user, label time and label id. */
  ROW_ORDER,
  /** Label times or user hashes have other bounds than the file's entry says. */
  CLAIMED_RANGE
}
