/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import java.util.function.BiConsumer;
import org.apache.spark.SparkRuntimeException;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/** The values of an event for which an enrichment has no version. */
final class MissValues {
  private MissValues() {}

  /**
   * Values of the type.
   *
   * @param type the columns of the enrichment, and behind them what no default is for
   * @param refuse takes a key of the definition and what is wrong with it
   */
  static UnsafeRow of(
      EnrichmentDefinition enrichment, StructType type, BiConsumer<String, String> refuse) {
    Object[] values = new Object[type.size()];
    if (enrichment.onMiss() instanceof OnMiss.Default given) {
      for (int n = 0; n < enrichment.columns().size(); n++) {
        values[n] = cast(enrichment, type.fields()[n], given.text(), refuse);
      }
    }
    return UnsafeProjection.create(type).apply(new GenericInternalRow(values)).copy();
  }

  private static Object cast(
      EnrichmentDefinition enrichment,
      StructField field,
      String text,
      BiConsumer<String, String> refuse) {
    DataType type = field.dataType();
    Literal literal = new Literal(UTF8String.fromString(text), DataTypes.StringType);
    Cast cast = new Cast(literal, type, Option.apply("UTC"), EvalMode.ANSI());
    if (cast.checkInputDataTypes().isSuccess()) {
      try {
        return cast.eval(null);
      } catch (RuntimeException e) {
        if (!(e instanceof IllegalArgumentException
            || e instanceof ArithmeticException
            || e instanceof java.time.DateTimeException
            || e instanceof SparkRuntimeException)) {
          throw e;
        }
      }
    }
    refuse.accept(
        "enrichments." + enrichment.name() + ".on-miss",
        "default("
            + text
            + ") cannot be the "
            + type.simpleString()
            + " "
            + field.name()
            + "; give a text that every column can take, or on-miss = \"null\"");
    return null;
  }
}
