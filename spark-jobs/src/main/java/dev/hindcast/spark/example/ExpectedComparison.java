/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.example.ExpectedLine;
import dev.hindcast.spark.row.ShownValue;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Compares the rows that were built with the lines of {@code expected.csv}. */
final class ExpectedComparison {
  private final String example;
  private final List<String> sequences;
  private final StructType type;
  private final Map<String, InternalRow> rows = new LinkedHashMap<>();

  /** The first column of a row is its label id. */
  ExpectedComparison(
      String example, List<SequenceDefinition> sequences, StructType type, InternalRow[] built) {
    this.example = example;
    this.sequences = sequences.stream().map(SequenceDefinition::name).toList();
    this.type = type;
    for (InternalRow row : built) {
      rows.put(ShownValue.text(value(row, 0), type.fields()[0].dataType()), row);
    }
  }

  List<ExampleDifference> differences(List<ExpectedLine> expected) {
    List<ExampleDifference> differences = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (ExpectedLine line : expected) {
      named.add(line.labelId());
      compare(line, differences);
    }
    for (String label : rows.keySet()) {
      if (!named.contains(label)) {
        differences.add(new ExampleDifference(label, "", "", "no row", "a row"));
      }
    }
    return differences;
  }

  private void compare(ExpectedLine line, List<ExampleDifference> differences) {
    if (!sequences.contains(line.sequence())) {
      throw ExampleErrors.invalid(
          example,
          "expected.csv names a sequence " + line.sequence() + " that the definition does not have",
          "Its sequences are " + String.join(", ", sequences));
    }
    InternalRow row = rows.get(line.labelId());
    if (row == null) {
      differences.add(new ExampleDifference(line.labelId(), "", "", "a row", "no row"));
      return;
    }
    line.cells()
        .forEach(
            (column, cell) -> {
              int ordinal = ordinal(line, column);
              if (ordinal >= 0) {
                compare(line, column, cell, row, ordinal, differences);
              } else if (cell != null) {
                throw unknown(line, column);
              }
            });
  }

  private void compare(
      ExpectedLine line,
      String column,
      String cell,
      InternalRow row,
      int ordinal,
      List<ExampleDifference> differences) {
    DataType columnType = type.fields()[ordinal].dataType();
    boolean isEqual;
    String shown;
    if (columnType instanceof ArrayType array && value(row, ordinal) instanceof ArrayData values) {
      boolean isTime = column.equals(SequenceDefinition.EVENT_TIME);
      List<String> actual = ShownValue.elements(values, array);
      if (isTime) {
        actual = actual.stream().map(micros -> Micros.text(Long.parseLong(micros))).toList();
      }
      DataType element = isTime ? DataTypes.TimestampType : array.elementType();
      isEqual = actual.equals(ExpectedText.elements(cell, element));
      shown =
          actual.isEmpty() ? null : String.join("|", actual.stream().map(String::valueOf).toList());
    } else {
      shown = ShownValue.text(value(row, ordinal), columnType);
      String wanted = ExpectedText.of(cell, columnType);
      isEqual = java.util.Objects.equals(shown, wanted);
    }
    if (!isEqual) {
      differences.add(new ExampleDifference(line.labelId(), line.sequence(), column, cell, shown));
    }
  }

  private int ordinal(ExpectedLine line, String column) {
    List<String> names = List.of(type.fieldNames());
    int ofSequence = names.indexOf(line.sequence() + "__" + column);
    return ofSequence >= 0 ? ofSequence : names.indexOf(column);
  }

  private RuntimeException unknown(ExpectedLine line, String column) {
    String prefix = line.sequence() + "__";
    List<String> known =
        List.of(type.fieldNames()).stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
    return ExampleErrors.invalid(
        example,
        "expected.csv names a column " + column + " that sequence " + line.sequence() + " lacks",
        "It has " + String.join(", ", known));
  }

  private Object value(InternalRow row, int ordinal) {
    return row.isNullAt(ordinal) ? null : row.get(ordinal, type.fields()[ordinal].dataType());
  }
}
