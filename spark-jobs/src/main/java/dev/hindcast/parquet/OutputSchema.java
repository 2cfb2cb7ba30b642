/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The columns of the output files in their order; names and field ids are unique. */
public record OutputSchema(List<OutputColumn> columns) {
  private static final String NAME = "hindcast";

  public OutputSchema {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("an output schema needs a column");
    }
    Set<Object> seen = new HashSet<>();
    for (OutputColumn column : columns) {
      if (!seen.add(column.name()) || !seen.add(column.fieldId())) {
        throw new IllegalArgumentException(
            "name or field id stands twice in the output schema: "
                + column.name()
                + ", "
                + column.fieldId());
      }
    }
  }

  /** Ordinal of a column, or -1. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The Parquet schema: lists are LIST groups of three levels ({@code list}, {@code element}),
   * timestamps are INT64 microseconds adjusted to UTC, every field has its id.
   */
  public MessageType parquet() {
    Type[] fields = new Type[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      OutputColumn column = columns.get(i);
      fields[i] = field(column.name(), column.type(), column.nullable(), column.fieldId());
    }
    return new MessageType(NAME, fields);
  }

  private static Type field(String name, OutputType type, boolean nullable, int id) {
    Repetition repetition = nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
    if (type instanceof OutputType.ListOf list) {
      Type element =
          field(
              "element", list.element(), list.elementNullable(), id + OutputColumn.ELEMENT_ID_STEP);
      Type repeated = Types.repeatedGroup().addField(element).named("list");
      return Types.buildGroup(repetition).as(listType()).addField(repeated).id(id).named(name);
    }
    return scalar((OutputType.Scalar) type, repetition).id(id).named(name);
  }

  private static Types.PrimitiveBuilder<PrimitiveType> scalar(
      OutputType.Scalar type, Repetition repetition) {
    Types.PrimitiveBuilder<PrimitiveType> field =
        Types.primitive(physical(type), repetition).length(fixedLength(type));
    return switch (type.kind()) {
      case INT8 -> field.as(intType(8, true));
      case INT16 -> field.as(intType(16, true));
      case STRING -> field.as(stringType());
      case DATE -> field.as(dateType());
      case TIMESTAMP -> field.as(timestampType(true, TimeUnit.MICROS));
      case DECIMAL -> field.as(decimalType(type.scale(), type.precision()));
      default -> field;
    };
  }

  static PrimitiveTypeName physical(OutputType.Scalar type) {
    return switch (type.kind()) {
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
      case INT8, INT16, INT32, DATE -> PrimitiveTypeName.INT32;
      case INT64, TIMESTAMP -> PrimitiveTypeName.INT64;
      case FLOAT -> PrimitiveTypeName.FLOAT;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
      case STRING, BINARY -> PrimitiveTypeName.BINARY;
      case DECIMAL ->
          type.precision() <= 9
              ? PrimitiveTypeName.INT32
              : type.precision() <= 18
                  ? PrimitiveTypeName.INT64
                  : PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    };
  }

  /** Bytes of a value of fixed length; 0 where the length is not fixed by a number of bytes. */
  static int fixedLength(OutputType.Scalar type) {
    if (physical(type) != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
      return 0;
    }
    return BigInteger.TEN.pow(type.precision()).bitLength() / 8 + 1;
  }
}
