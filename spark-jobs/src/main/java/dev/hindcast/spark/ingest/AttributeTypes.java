/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/** The one type of each attribute over all sources that have it. */
public final class AttributeTypes {
  private final Map<String, DataType> types = new LinkedHashMap<>();

  /** Adds an attribute of a source; tells why it cannot be, if it cannot. */
  public Optional<String> add(String attribute, DataType type) {
    Optional<String> unsupported = unsupported(type);
    if (unsupported.isPresent()) {
      return unsupported;
    }
    DataType known = types.get(attribute);
    if (known == null) {
      types.put(attribute, type);
      return Optional.empty();
    }
    Optional<DataType> wider = wider(known, type);
    if (wider.isEmpty()) {
      return Optional.of(
          "type "
              + type.simpleString()
              + " differs from "
              + known.simpleString()
              + " in another source; convert one of them with CAST");
    }
    types.put(attribute, wider.get());
    return Optional.empty();
  }

  /** The type of an attribute that was added. */
  public DataType of(String attribute) {
    return types.get(attribute);
  }

  /** Whether any source has the attribute. */
  public boolean has(String attribute) {
    return types.containsKey(attribute);
  }

  /** Why values of a type cannot be carried in rows; empty if they can. */
  static Optional<String> unsupported(DataType type) {
    return isSupported(type)
        ? Optional.empty()
        : Optional.of(
            "type "
                + type.simpleString()
                + " cannot stand in a sequence; use a number, boolean, string, binary, decimal,"
                + " date, timestamp or an array of these, or convert it with CAST");
  }

  /** Whether values of a type can be carried in rows. */
  public static boolean isSupported(DataType type) {
    return isScalar(type) || (type instanceof ArrayType array && isScalar(array.elementType()));
  }

  private static boolean isScalar(DataType type) {
    return type instanceof BooleanType
        || isIntegral(type)
        || type instanceof FloatType
        || type instanceof DoubleType
        || type instanceof DecimalType
        || type instanceof StringType
        || type instanceof BinaryType
        || type instanceof DateType
        || type instanceof TimestampType;
  }

  private static boolean isIntegral(DataType type) {
    return type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof LongType;
  }

  private static Optional<DataType> wider(DataType a, DataType b) {
    if (a.sameType(b)) {
      return Optional.of(a);
    }
    if (isIntegral(a) && isIntegral(b)) {
      return Optional.of(a.defaultSize() >= b.defaultSize() ? a : b);
    }
    boolean areFloating =
        (a instanceof FloatType || a instanceof DoubleType)
            && (b instanceof FloatType || b instanceof DoubleType);
    return areFloating ? Optional.of(DataTypes.DoubleType) : Optional.empty();
  }
}
