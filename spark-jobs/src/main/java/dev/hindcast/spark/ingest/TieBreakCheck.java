/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.OrderKeyColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Finds tie-breaks that no source of their sequence has, or whose values have no order. */
final class TieBreakCheck {
  private TieBreakCheck() {}

  /** The n-th view is that of the n-th source. */
  static void check(
      DatasetDefinition definition, List<Dataset<Row>> views, ExpressionScope expressions) {
    for (SequenceDefinition sequence : definition.sequences()) {
      for (String name : sequence.tieBreak()) {
        if (isRefused(definition, sequence, name, expressions)) {
          continue;
        }
        List<DataType> types = types(definition, sequence, views, name);
        String key = "sequences." + sequence.name() + ".tie-break";
        if (types.isEmpty()) {
          expressions.refuse(key, "no source of the sequence has an attribute or column " + name);
        }
        types.stream()
            .filter(type -> !OrderKeyColumn.isOrdered(type))
            .forEach(
                type ->
                    expressions.refuse(
                        key, name + " has type " + type.simpleString() + ", which has no order"));
      }
    }
  }

  private static boolean isRefused(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      String attribute,
      ExpressionScope expressions) {
    return sequence.sources().stream()
        .map(definition::source)
        .anyMatch(source -> expressions.isRefused(SourceView.key(source, attribute)));
  }

  private static List<DataType> types(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      List<Dataset<Row>> views,
      String name) {
    List<DataType> types = new ArrayList<>();
    for (String source : sequence.sources()) {
      StructType view = views.get(definition.sources().indexOf(definition.source(source))).schema();
      for (String column : List.of(Names.tieBreak(name), name)) {
        if (SourceView.hasColumn(view, column)) {
          types.add(view.apply(column).dataType());
          break;
        }
      }
    }
    return types;
  }
}
