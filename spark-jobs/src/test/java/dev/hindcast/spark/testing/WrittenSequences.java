/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.cases.ExpectedSequence;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;

/** All sequences of a version, by label id and name of the sequence. */
public final class WrittenSequences {
  private final Map<String, WrittenSequence> sequences = new HashMap<>();
  private long labels;

  private WrittenSequences() {}

  /** Reads all files of the version, once. */
  public static WrittenSequences read(DatasetDefinition definition, DatasetManifest manifest) {
    WrittenSequences written = new WrittenSequences();
    List<String> selected = new ArrayList<>(List.of("`" + definition.labels().id() + "`"));
    for (SequenceDefinition sequence : definition.sequences()) {
      String prefix = sequence.name() + "__";
      selected.add("`" + prefix + "length`");
      selected.add("`" + prefix + "eligible`");
      selected.add("unix_micros(`" + prefix + "max_event_time`)");
      selected.add("unix_micros(`" + prefix + "max_arrival_time`)");
      columns(sequence).forEach(column -> selected.add("`" + prefix + column + "`"));
    }
    List<Row> rows =
        Builds.rows(definition, manifest)
            .selectExpr(selected.toArray(new String[0]))
            .collectAsList();
    rows.forEach(row -> written.add(row, definition));
    written.labels = rows.size();
    return written;
  }

  /** Number of rows. */
  public long labels() {
    return labels;
  }

  public WrittenSequence get(String labelId, String sequence) {
    return sequences.get(labelId + "/" + sequence);
  }

  /** What was written where a line of {@code expected.csv} says what should be. */
  public ExpectedSequence like(ExpectedSequence line) {
    WrittenSequence written = get(line.labelId(), line.sequence());
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("length", Integer.toString(written.length()));
    evidence.put("eligible", Long.toString(written.eligible()));
    evidence.put("max_event_time", time(written.maxEventTimeMicros()));
    evidence.put("max_arrival_time", time(written.maxArrivalTimeMicros()));
    Map<String, String> lists = new LinkedHashMap<>();
    for (String column : line.lists().keySet()) {
      boolean isTime = column.equals(SequenceDefinition.EVENT_TIME);
      List<String> values =
          written.lists().get(column).stream()
              .map(value -> isTime ? Micros.text((Long) value) : String.valueOf(value))
              .toList();
      lists.put(column, ExpectedSequence.listText(values));
    }
    return new ExpectedSequence(line.labelId(), line.sequence(), evidence, lists);
  }

  private static String time(OptionalLong micros) {
    return micros.isPresent() ? Micros.text(micros.getAsLong()) : null;
  }

  private static List<String> columns(SequenceDefinition sequence) {
    List<String> columns = new ArrayList<>(sequence.columns());
    if (!columns.contains(SequenceDefinition.EVENT_TIME)) {
      columns.add(SequenceDefinition.EVENT_TIME);
    }
    return columns;
  }

  private void add(Row row, DatasetDefinition definition) {
    int first = 1;
    for (SequenceDefinition sequence : definition.sequences()) {
      List<String> columns = columns(sequence);
      sequences.put(row.getString(0) + "/" + sequence.name(), of(row, first, columns));
      first += 4 + columns.size();
    }
  }

  private static WrittenSequence of(Row row, int first, List<String> columns) {
    Map<String, List<Object>> lists = new LinkedHashMap<>();
    for (int n = 0; n < columns.size(); n++) {
      lists.put(columns.get(n), row.getList(first + 4 + n));
    }
    return new WrittenSequence(
        row.getInt(first),
        row.getLong(first + 1),
        micros(row, first + 2),
        micros(row, first + 3),
        lists);
  }

  private static OptionalLong micros(Row row, int ordinal) {
    return row.isNullAt(ordinal) ? OptionalLong.empty() : OptionalLong.of(row.getLong(ordinal));
  }
}
