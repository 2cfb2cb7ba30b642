/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.parquet.OutputType;
import java.util.Optional;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructType;

/** Types of the elements of a sequence's lists. */
public final class ElementTypes {
  private static final int SUMMABLE_DIGITS = 18;
  private static final int SUM_DIGITS = 38;

  private ElementTypes() {}

  /** The type of a column of a sequence, derived or of the event. */
  static OutputType of(
      DatasetDefinition definition, StructType rowType, SequenceDefinition sequence, String name) {
    if (name.equals(SequenceDefinition.EVENT_TIME)) {
      return OutputType.INT64;
    }
    if (!PayloadFields.isOfLabel(sequence, name)) {
      return OutputTypes.of(typeOf(definition, rowType, sequence, name));
    }
    return sequence.derive().get(name) instanceof DerivedAttribute.Sum sum
        ? sumOf(typeOf(definition, rowType, sequence, sum.of())).orElseThrow()
        : OutputType.INT64;
  }

  /** The type of an exact sum of values; empty where values of the type have none. */
  public static Optional<OutputType> sumOf(DataType type) {
    if (type instanceof DecimalType decimal) {
      return decimal.precision() <= SUMMABLE_DIGITS
          ? Optional.of(OutputType.decimal(SUM_DIGITS, decimal.scale()))
          : Optional.empty();
    }
    if (type instanceof DoubleType || type instanceof FloatType) {
      return Optional.of(OutputType.DOUBLE);
    }
    boolean isWhole =
        type instanceof ByteType
            || type instanceof ShortType
            || type instanceof IntegerType
            || type instanceof LongType;
    return isWhole ? Optional.of(OutputType.INT64) : Optional.empty();
  }

  private static DataType typeOf(
      DatasetDefinition definition, StructType rowType, SequenceDefinition sequence, String name) {
    return PayloadFields.typeOf(definition, rowType, PayloadFields.of(definition, sequence, name));
  }
}
