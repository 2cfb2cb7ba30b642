/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The type of a column of a Parquet file as a manifest writes it. */
final class TypeText {
  private TypeText() {}

  /** {@code int64}, {@code decimal(9,2)}, {@code list<string>}; what else there is in Parquet's. */
  static String of(Type type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (type.isPrimitive()) {
      return scalar(type.asPrimitiveType(), meaning);
    }
    boolean isList =
        LogicalTypeAnnotation.listType().equals(meaning)
            && type.asGroupType().getFieldCount() == 1
            && !type.asGroupType().getType(0).isPrimitive()
            && type.asGroupType().getType(0).asGroupType().getFieldCount() == 1;
    return isList
        ? "list<" + of(type.asGroupType().getType(0).asGroupType().getType(0)) + ">"
        : type.toString().replaceAll("\\s+", " ");
  }

  private static String scalar(PrimitiveType type, LogicalTypeAnnotation meaning) {
    if (meaning == null) {
      return type.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
    }
    if (meaning.equals(LogicalTypeAnnotation.stringType())) {
      return "string";
    }
    if (meaning.equals(LogicalTypeAnnotation.dateType())) {
      return "date";
    }
    if (meaning.equals(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))) {
      return "timestamp[us,UTC]";
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (meaning instanceof IntLogicalTypeAnnotation whole && whole.isSigned()) {
      return "int" + whole.getBitWidth();
    }
    return type.toString().replaceAll("\\s+", " ");
  }
}
