/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.tag;

import dev.hindcast.dataset.OutputColumn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The columns of a version in Iceberg, with the field ids that its files have. */
final class VersionSchema {
  private static final Pattern LIST = Pattern.compile("list<(.+)>");
  private static final Pattern DECIMAL = Pattern.compile("decimal\\(([0-9]+),([0-9]+)\\)");

  private VersionSchema() {}

  /** All columns are optional: files may say more than a table must know. */
  static Schema of(List<OutputColumn> columns) {
    return new Schema(columns.stream().map(VersionSchema::field).toList());
  }

  private static Types.NestedField field(OutputColumn column) {
    Type type = type(column.type(), column.fieldId());
    return column.doc().isEmpty()
        ? Types.NestedField.optional(column.fieldId(), column.name(), type)
        : Types.NestedField.optional(column.fieldId(), column.name(), type, column.doc());
  }

  private static Type type(String text, int fieldId) {
    Matcher list = LIST.matcher(text);
    if (list.matches()) {
      int elementId = fieldId + dev.hindcast.parquet.OutputColumn.ELEMENT_ID_STEP;
      return Types.ListType.ofOptional(elementId, type(list.group(1), elementId));
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return Types.DecimalType.of(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    return switch (text) {
      case "boolean" -> Types.BooleanType.get();
      case "int8", "int16", "int32" -> Types.IntegerType.get();
      case "int64" -> Types.LongType.get();
      case "float" -> Types.FloatType.get();
      case "double" -> Types.DoubleType.get();
      case "string" -> Types.StringType.get();
      case "binary" -> Types.BinaryType.get();
      case "date" -> Types.DateType.get();
      case "timestamp[us,UTC]" -> Types.TimestampType.withZone();
      default -> throw new IllegalArgumentException("no type of an output file: " + text);
    };
  }
}
