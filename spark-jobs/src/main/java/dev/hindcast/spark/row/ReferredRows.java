/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Rows that stand beside the events and are referred to by number: no event copies them. */
public interface ReferredRows {
  /** Number that stands for no row. */
  int NONE = -1;

  /**
   * Number of the row that a reference means to a label, or {@link #NONE}.
   *
   * @param labelTimeMicros the label time {@code t}, UTC
   * @param knowledgeTimeMicros the label's knowledge time {@code k}, UTC
   */
  int find(int reference, long labelTimeMicros, long knowledgeTimeMicros);

  /** The row of a number, or what stands for no row; it is overwritten by the next call. */
  SpecializedGetters at(int row);
}
