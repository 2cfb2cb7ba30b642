/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.example.Csv;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of {@code expected.csv}: one sequence of one label, as text.
 *
 * @param evidence length, eligible, max_event_time and max_arrival_time by those names; a time is
 *     null where the sequence is empty
 * @param lists column name to its values joined by {@code |}, a null value as {@code null}; null
 *     for an empty list
 */
public record ExpectedSequence(
    String labelId, String sequence, Map<String, String> evidence, Map<String, String> lists) {

  /** Reads the text of {@code expected.csv}. */
  public static List<ExpectedSequence> parse(String csv) {
    List<List<String>> lines = Csv.parse(csv);
    List<String> header = lines.get(0);
    int evidence = CaseFolder.EVIDENCE.size();
    if (!header.subList(0, evidence).equals(CaseFolder.EVIDENCE)) {
      throw new IllegalArgumentException("expected.csv must begin with " + CaseFolder.EVIDENCE);
    }
    List<ExpectedSequence> expected = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      expected.add(
          new ExpectedSequence(
              line.get(0),
              line.get(1),
              columns(header, line, 2, evidence),
              columns(header, line, evidence, header.size())));
    }
    return expected;
  }

  /** A list as it stands in a cell. */
  public static String listText(List<String> values) {
    return values.isEmpty() ? null : String.join("|", values);
  }

  /** The line of an answer, with the columns that this line lists. */
  public ExpectedSequence of(CaseAnswer answer) {
    Map<String, String> evidenceOf = new LinkedHashMap<>();
    evidenceOf.put("length", Integer.toString(answer.events().size()));
    evidenceOf.put("eligible", Long.toString(answer.eligible()));
    evidenceOf.put("max_event_time", CaseFolder.time(answer.maxEventTimeMicros()));
    evidenceOf.put("max_arrival_time", CaseFolder.time(answer.maxArrivalTimeMicros()));
    Map<String, String> listsOf = new LinkedHashMap<>();
    for (String column : lists.keySet()) {
      listsOf.put(column, listText(texts(answer, column)));
    }
    return new ExpectedSequence(answer.labelId(), answer.sequence(), evidenceOf, listsOf);
  }

  private static List<String> texts(CaseAnswer answer, String column) {
    return column.equals(SequenceDefinition.EVENT_TIME)
        ? answer.events().stream().map(event -> Micros.text(event.eventTimeMicros())).toList()
        : answer.values(column).stream().map(String::valueOf).toList();
  }

  private static Map<String, String> columns(
      List<String> header, List<String> line, int from, int to) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      columns.put(header.get(i), line.get(i));
    }
    return columns;
  }
}
