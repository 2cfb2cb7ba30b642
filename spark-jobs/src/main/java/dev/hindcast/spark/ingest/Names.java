/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.spark.row.PayloadFields;
import dev.hindcast.spark.row.RowLayout;

/** Names of columns that stand between a table and the row layout; no definition can have them. */
final class Names {
  static final String USER = "hc$user";
  static final String TIME = "hc$time";
  static final String ARRIVAL = "hc$arrival";
  static final String REVISION = "hc$revision";
  static final String RETRACTION = "hc$retraction";
  static final String OUTCOME_END = "hc$outcome_end";
  static final String SAMPLED = "hc$sampled";
  static final String SAMPLED_ID = "hc$sampled_id";
  static final String WHERE = "hc$where";
  static final String REASON = "hc$reason";
  static final String PASSING = "hc$passing";
  static final String ERASED = "hc$erased";
  static final String REQUEST = PayloadFields.REQUEST;
  static final String SESSION = PayloadFields.SESSION;

  private Names() {}

  /** The n-th column of the event or label id. */
  static String id(int n) {
    return "hc$id" + n;
  }

  /** A table column that breaks ties. */
  static String tieBreak(String column) {
    return RowLayout.tieBreakField(column);
  }
}
