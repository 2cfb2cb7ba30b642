/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.OutputType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the exploded output, in order: the label's columns, its split, its weight where
 * labels are sampled, and for each sequence its evidence and its lists.
 */
public final class OutputShape {
  /** Name of the column that says which split a label is in; null without splits. */
  public static final String SPLIT = "split";

  /** One column with its meaning; {@code sequence} is empty for a label's column. */
  public record Column(OutputColumn column, ColumnRole role, String sequence) {}

  private final List<Column> columns = new ArrayList<>();

  private OutputShape() {}

  public static OutputShape of(DatasetDefinition definition, StructType rowType) {
    OutputShape shape = new OutputShape();
    StructType label = (StructType) rowType.fields()[RowLayout.LABEL].dataType();
    for (StructField field : label.fields()) {
      if (RowLayout.isWritten(field)) {
        ColumnRole role = labelRole(definition, field.name());
        OutputType type = OutputTypes.of(field.dataType());
        boolean isNullable = role == ColumnRole.CARRIED;
        shape.add(field.name(), type, isNullable, role, "", docOf(role));
      }
    }
    shape.add(SPLIT, OutputType.STRING, true, ColumnRole.SPLIT, "", docOf(ColumnRole.SPLIT));
    definition
        .labels()
        .sample()
        .ifPresent(
            sample ->
                shape.add(
                    sample.weight(),
                    OutputType.DOUBLE,
                    false,
                    ColumnRole.WEIGHT,
                    "",
                    docOf(ColumnRole.WEIGHT)));
    for (SequenceDefinition sequence : definition.sequences()) {
      shape.addSequence(definition, rowType, sequence);
    }
    return shape;
  }

  /** The same columns with the field ids that they have in the version's files, by name. */
  public OutputShape withFieldIds(Map<String, Integer> fieldIds) {
    OutputShape shape = new OutputShape();
    for (Column of : columns) {
      OutputColumn column = of.column();
      shape.columns.add(
          new Column(
              new OutputColumn(
                  column.name(),
                  column.type(),
                  column.nullable(),
                  fieldIds.get(column.name()),
                  column.doc()),
              of.role(),
              of.sequence()));
    }
    return shape;
  }

  /** Field ids by column name, for tasks. */
  public SortedMap<String, Integer> fieldIds() {
    SortedMap<String, Integer> ids = new TreeMap<>();
    columns.forEach(column -> ids.put(column.column().name(), column.column().fieldId()));
    return ids;
  }

  public OutputSchema schema() {
    return new OutputSchema(columns.stream().map(Column::column).toList());
  }

  public List<Column> columns() {
    return List.copyOf(columns);
  }

  /** Name of the output column of a sequence. */
  public static String name(String sequence, String column) {
    return sequence + "__" + column;
  }

  /** The sequence's columns as they are written: event times always are. */
  public static List<String> written(SequenceDefinition sequence) {
    List<String> names = new ArrayList<>(sequence.columns());
    if (!names.contains(SequenceDefinition.EVENT_TIME)) {
      names.add(0, SequenceDefinition.EVENT_TIME);
    }
    return names;
  }

  private void addSequence(
      DatasetDefinition definition, StructType rowType, SequenceDefinition sequence) {
    addEvidence(sequence, "length", OutputType.INT32, false, ColumnRole.LENGTH);
    addEvidence(sequence, "eligible", OutputType.INT64, false, ColumnRole.ELIGIBLE);
    addEvidence(sequence, "max_event_time", OutputType.TIMESTAMP, true, ColumnRole.MAX_EVENT_TIME);
    addEvidence(
        sequence, "max_arrival_time", OutputType.TIMESTAMP, true, ColumnRole.MAX_ARRIVAL_TIME);
    for (String name : written(sequence)) {
      boolean isTime = name.equals(SequenceDefinition.EVENT_TIME);
      OutputType element = ElementTypes.of(definition, rowType, sequence, name);
      OutputType list = new OutputType.ListOf(element, !isTime);
      String doc = ElementDocs.of(definition, sequence, name);
      add(name(sequence.name(), name), list, false, ColumnRole.ELEMENT, sequence.name(), doc);
    }
  }

  private void addEvidence(
      SequenceDefinition sequence,
      String name,
      OutputType type,
      boolean isNullable,
      ColumnRole role) {
    add(name(sequence.name(), name), type, isNullable, role, sequence.name(), docOf(role));
  }

  private void add(
      String name,
      OutputType type,
      boolean isNullable,
      ColumnRole role,
      String sequence,
      String doc) {
    int fieldId = columns.size() + 1;
    columns.add(new Column(new OutputColumn(name, type, isNullable, fieldId, doc), role, sequence));
  }

  private static ColumnRole labelRole(DatasetDefinition definition, String column) {
    if (column.equals(definition.labels().id())) {
      return ColumnRole.LABEL_ID;
    }
    if (column.equals(definition.labels().user())) {
      return ColumnRole.USER;
    }
    return column.equals(definition.labels().time()) ? ColumnRole.LABEL_TIME : ColumnRole.CARRIED;
  }

  private static String docOf(ColumnRole role) {
    return switch (role) {
      case LABEL_ID -> "Label id";
      case USER -> "User id";
      case LABEL_TIME -> "Label time, UTC";
      case CARRIED -> "Carried through from the label table";
      case SPLIT -> "Split of the label";
      case WEIGHT -> "Number of labels that the row stands for, as labels were sampled";
      case LENGTH -> "Number of events in the sequence";
      case ELIGIBLE -> "Number of eligible events before the cut to max-length";
      case MAX_EVENT_TIME -> "Greatest event time that the row used, UTC";
      case MAX_ARRIVAL_TIME -> "Greatest arrival time that the row used, UTC";
      case ELEMENT -> "One element for each event";
    };
  }
}
