/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.example.ExampleTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Puts the tables of an example into a lake, typed by the real tables or by their headers. */
final class ExampleTables {
  /** Column of an example's table that stands for the commit times of the real one. */
  static final String COMMIT_TIME = "commit_time";

  private final ExampleLake lake;
  private final Map<String, StructType> realTypes;

  /** The types of the real tables by full name; those that cannot be reached are missing. */
  ExampleTables(ExampleLake lake, Map<String, StructType> realTypes) {
    this.lake = lake;
    this.realTypes = Map.copyOf(realTypes);
  }

  /** Makes the tables and returns the name of each by the name of the one it stands for. */
  Map<String, String> load(Example example, String namespace, Iterable<String> tables) {
    Map<String, String> made = new LinkedHashMap<>();
    for (String table : tables) {
      Optional<StructType> real = Optional.ofNullable(realTypes.get(table));
      ExampleTable rows = example.tables().get(table);
      if (rows == null && real.isEmpty()) {
        throw ExampleErrors.invalid(
            example.name(),
            "it has no file for table " + table + ", which cannot be reached either",
            "Write the file with a header of name:type cells");
      }
      ExampleTable given = rows == null ? ExampleTable.empty() : rows;
      StructType type = type(example.name(), table, given, real);
      String name = table.substring(table.indexOf('.') + 1).replaceAll("[^A-Za-z0-9_]", "_");
      made.put(table, lake.create(namespace, name, type, rows(example.name(), table, given, type)));
    }
    return made;
  }

  private static StructType type(
      String example, String table, ExampleTable rows, Optional<StructType> real) {
    List<StructField> fields = new ArrayList<>();
    if (real.isPresent()) {
      for (StructField field : real.get().fields()) {
        fields.add(DataTypes.createStructField(field.name(), field.dataType(), true));
      }
    }
    StructType known = new StructType(fields.toArray(new StructField[0]));
    for (ExampleTable.Column column : rows.columns()) {
      boolean isKnown = List.of(known.fieldNames()).contains(column.name());
      if (!isKnown) {
        fields.add(field(example, table, column, real.isPresent()));
      }
    }
    return new StructType(fields.toArray(new StructField[0]));
  }

  private static StructField field(
      String example, String table, ExampleTable.Column column, boolean isReachable) {
    if (column.name().equals(COMMIT_TIME)) {
      return DataTypes.createStructField(COMMIT_TIME, DataTypes.TimestampType, true);
    }
    String what = "column " + column.name() + " of its table " + table;
    if (isReachable) {
      throw ExampleErrors.invalid(
          example, what + " is not in the real table", "Correct the header or leave it out");
    }
    String type =
        column
            .type()
            .orElseThrow(
                () ->
                    ExampleErrors.invalid(
                        example,
                        what + " has no type, and the real table cannot be reached to ask",
                        "Write the header as " + column.name() + ":string, :int, :timestamp ..."));
    try {
      return DataTypes.createStructField(column.name(), DataType.fromDDL(type), true);
    } catch (RuntimeException e) {
      throw ExampleErrors.invalid(
          example,
          what + " has the unknown type '" + type + "'",
          "Types are Spark's: string, int, bigint, double, decimal(10,2), boolean, date,"
              + " timestamp, binary, array<float>");
    }
  }

  private static List<Row> rows(String example, String table, ExampleTable given, StructType type) {
    List<Row> rows = new ArrayList<>();
    for (List<String> line : given.rows()) {
      Object[] values = new Object[type.size()];
      for (int n = 0; n < values.length; n++) {
        StructField field = type.fields()[n];
        int cell = given.indexOf(field.name());
        try {
          values[n] = cell < 0 ? null : CellValue.of(line.get(cell), field.dataType());
        } catch (IllegalArgumentException e) {
          throw ExampleErrors.invalid(
              example,
              "row "
                  + (rows.size() + 1)
                  + " of its table "
                  + table
                  + " has in column "
                  + field.name()
                  + " a text that cannot be read: "
                  + e.getMessage(),
              "Correct the cell");
        }
      }
      rows.add(RowFactory.create(values));
    }
    return rows;
  }
}
