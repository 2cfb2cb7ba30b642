/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.OutputType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Reads the output columns back from the schema of a file that {@link OutputSchema} gave. */
final class FileColumns {
  private FileColumns() {}

  static OutputSchema of(MessageType schema) {
    return new OutputSchema(schema.getFields().stream().map(FileColumns::column).toList());
  }

  private static OutputColumn column(Type field) {
    if (field.getId() == null) {
      throw new IllegalArgumentException("no field id: " + field);
    }
    return new OutputColumn(
        field.getName(), type(field), isNullable(field), field.getId().intValue(), "");
  }

  private static boolean isNullable(Type field) {
    return field.isRepetition(Repetition.OPTIONAL);
  }

  private static OutputType type(Type field) {
    if (field.isPrimitive()) {
      return scalar(field.asPrimitiveType());
    }
    GroupType repeated = field.asGroupType().getType(0).asGroupType();
    Type element = repeated.getType(0);
    return new OutputType.ListOf(type(element), isNullable(element));
  }

  private static OutputType scalar(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return OutputType.decimal(decimal.getPrecision(), decimal.getScale());
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> OutputType.BOOLEAN;
      case FLOAT -> OutputType.FLOAT;
      case DOUBLE -> OutputType.DOUBLE;
      case INT64 -> meaning == null ? OutputType.INT64 : OutputType.TIMESTAMP;
      case BINARY -> meaning == null ? OutputType.BINARY : OutputType.STRING;
      case INT32 -> int32(meaning);
      default -> throw new IllegalArgumentException("not a type of an output column: " + type);
    };
  }

  private static OutputType int32(LogicalTypeAnnotation meaning) {
    if (meaning instanceof IntLogicalTypeAnnotation whole) {
      return whole.getBitWidth() == 8 ? OutputType.INT8 : OutputType.INT16;
    }
    return meaning == null ? OutputType.INT32 : OutputType.DATE;
  }
}
