/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.OutputType;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/** The type that a Spark value has in the output. */
public final class OutputTypes {
  private OutputTypes() {}

  public static OutputType of(DataType type) {
    if (type instanceof ArrayType array) {
      return new OutputType.ListOf(of(array.elementType()), true);
    }
    if (type instanceof DecimalType decimal) {
      return OutputType.decimal(decimal.precision(), decimal.scale());
    }
    if (type instanceof BooleanType) {
      return OutputType.BOOLEAN;
    }
    if (type instanceof ByteType) {
      return OutputType.INT8;
    }
    if (type instanceof ShortType) {
      return OutputType.INT16;
    }
    if (type instanceof IntegerType) {
      return OutputType.INT32;
    }
    if (type instanceof LongType) {
      return OutputType.INT64;
    }
    if (type instanceof FloatType) {
      return OutputType.FLOAT;
    }
    if (type instanceof DoubleType) {
      return OutputType.DOUBLE;
    }
    if (type instanceof StringType) {
      return OutputType.STRING;
    }
    if (type instanceof BinaryType) {
      return OutputType.BINARY;
    }
    if (type instanceof DateType) {
      return OutputType.DATE;
    }
    if (type instanceof TimestampType) {
      return OutputType.TIMESTAMP;
    }
    throw new IllegalArgumentException("type " + type.simpleString() + " cannot be written");
  }
}
