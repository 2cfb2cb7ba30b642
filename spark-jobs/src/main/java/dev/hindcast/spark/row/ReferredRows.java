/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/**
 * Rows that stand beside the events and are referred to by number, so that no event copies them.
 */
public interface ReferredRows {
  /**
   * The row that a reference means to a label; it is overwritten by the next call.
   *
   * @param labelTimeMicros the label time {@code t}, UTC
   * @param knowledgeTimeMicros the label's knowledge time {@code k}, UTC
   */
  SpecializedGetters at(int reference, long labelTimeMicros, long knowledgeTimeMicros);
}
