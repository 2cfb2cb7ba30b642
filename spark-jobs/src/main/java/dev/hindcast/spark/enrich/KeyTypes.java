/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;

/** Which types are compared as what, and which are too wide to travel with every event. */
public final class KeyTypes {
  private KeyTypes() {}

  /** The type in which values of a type are compared: whole numbers are longs. */
  public static DataType compared(DataType type) {
    boolean isNarrow =
        type instanceof ByteType || type instanceof ShortType || type instanceof IntegerType;
    return isNarrow ? DataTypes.LongType : type;
  }

  public static Column compared(Column column, DataType type) {
    return type.equals(compared(type)) ? column : column.cast(compared(type));
  }

  /** Whether values are worth a reference instead of a copy. */
  public static boolean isWide(DataType type) {
    return type instanceof ArrayType || type instanceof BinaryType;
  }
}
