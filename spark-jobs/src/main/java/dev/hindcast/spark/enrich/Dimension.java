/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** One enrichment's table, and how a plan looks it up. Nothing is read until it is loaded. */
final class Dimension {
  private final EnrichmentDefinition definition;
  private final Dataset<Row> rows;
  private final List<DataType> keyTypes;
  private final StructType valueType;
  private final DimensionTask task;
  private final EventLookup lookup;
  private OptionalInt joinPartitions = OptionalInt.empty();

  /**
   * Plans an enrichment.
   *
   * @param rows in the layout of {@link DimensionLayout}
   * @param refuse takes a key of the definition and what is wrong with it
   */
  Dimension(EnrichmentDefinition definition, Dataset<Row> rows, BiConsumer<String, String> refuse) {
    this.definition = definition;
    this.rows = rows;
    StructType key = (StructType) rows.schema().apply(DimensionLayout.KEY_NAME).dataType();
    keyTypes = Arrays.stream(key.fields()).map(StructField::dataType).toList();
    valueType = (StructType) rows.schema().apply(DimensionLayout.VALUES_NAME).dataType();
    UnsafeRow onMiss = MissValues.of(definition, valueType, refuse);
    task = DimensionTask.of(definition, keyTypes, onMiss);
    lookup = new EventLookup(keyTypes, onMiss);
  }

  EnrichmentDefinition definition() {
    return definition;
  }

  Dataset<Row> rows() {
    return rows;
  }

  /** The rows that are not rejected. */
  Dataset<Row> versions() {
    return rows.filter(
        functions.col(DimensionLayout.REASON_NAME).equalTo(functions.lit(RowLayout.NOT_REJECTED)));
  }

  DimensionTask task() {
    return task;
  }

  /** From now on events and versions meet by key, in that many tasks. */
  void join(int partitions) {
    joinPartitions = OptionalInt.of(partitions);
  }

  /** Number of tasks in which events and versions meet; empty if every task has all versions. */
  OptionalInt joinPartitions() {
    return joinPartitions;
  }

  List<DataType> keyTypes() {
    return keyTypes;
  }

  /** The enrichment's columns by attribute name, and behind them the space if one is declared. */
  StructType valueType() {
    return valueType;
  }

  EventLookup lookup() {
    return lookup;
  }

  /** Number of a key, -1 if it is not there; null if the struct is. */
  Column key(Column key) {
    return call("key", DataTypes.IntegerType, List.of(key));
  }

  /** Number of the version that holds, -1 if none does; null if an argument is. */
  Column version(Column key, Column timeMicros, Column knownByMicros) {
    return call("version", DataTypes.IntegerType, List.of(key, timeMicros, knownByMicros));
  }

  /** Values of a version as a struct; of no version, what a miss gives. */
  Column values(Column version) {
    return call("values", valueType, List.of(version));
  }

  private Column call(String method, DataType type, List<Column> arguments) {
    List<Expression> expressions = new ArrayList<>();
    arguments.forEach(column -> expressions.add(ExpressionUtils$.MODULE$.expression(column)));
    List<AbstractDataType> unchecked = List.of();
    Expression target = new Literal(lookup, new ObjectType(EventLookup.class));
    Invoke invoke =
        new Invoke(
            target,
            method,
            type,
            CollectionConverters.asScala(expressions).toSeq(),
            CollectionConverters.asScala(unchecked).toSeq(),
            true,
            false,
            true);
    return ExpressionUtils$.MODULE$.column(invoke);
  }
}
