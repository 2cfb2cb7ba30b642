/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One sequence of one written row.
 *
 * @param maxEventTimeMicros empty where the sequence is
 * @param maxArrivalTimeMicros empty where the sequence is
 * @param lists column name to values
 */
public record WrittenSequence(
    int length,
    long eligible,
    OptionalLong maxEventTimeMicros,
    OptionalLong maxArrivalTimeMicros,
    Map<String, List<Object>> lists) {

  /** What those columns of a case's answer look like when they are written. */
  public static WrittenSequence of(CaseAnswer answer, List<String> columns) {
    Map<String, List<Object>> lists = new LinkedHashMap<>();
    for (String column : columns) {
      boolean isTime = column.equals(SequenceDefinition.EVENT_TIME);
      lists.put(
          column,
          isTime
              ? answer.events().stream().map(event -> (Object) event.eventTimeMicros()).toList()
              : answer.values(column));
    }
    return new WrittenSequence(
        answer.events().size(),
        answer.eligible(),
        answer.maxEventTimeMicros(),
        answer.maxArrivalTimeMicros(),
        lists);
  }
}
