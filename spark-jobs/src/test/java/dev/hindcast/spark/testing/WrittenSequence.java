/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseDefinitions;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
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

  /** What a random case's answer looks like when it is written. */
  public static WrittenSequence of(CaseAnswer answer) {
    Map<String, List<Object>> lists = new LinkedHashMap<>();
    for (String column : CaseDefinitions.COLUMNS) {
      List<Object> values = new ArrayList<>();
      for (CaseRevision event : answer.events()) {
        boolean isTime = column.equals(SequenceDefinition.EVENT_TIME);
        values.add(isTime ? (Object) event.eventTimeMicros() : event.values().get(column));
      }
      lists.put(column, values);
    }
    return new WrittenSequence(
        answer.events().size(),
        answer.eligible(),
        answer.maxEventTimeMicros(),
        answer.maxArrivalTimeMicros(),
        lists);
  }
}
