/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.PayloadFields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** What sequences derive from single events of one source by SQL, a payload field for each. */
final class DerivedValues {
  private final DatasetDefinition definition;
  private final EventSource source;

  DerivedValues(DatasetDefinition definition, EventSource source) {
    this.definition = definition;
    this.source = source;
  }

  /** Names of the fields that rows carry: those that are written or decide something. */
  Set<String> used() {
    Set<String> fields = new LinkedHashSet<>();
    for (SequenceDefinition sequence : definition.sequences()) {
      if (sequence.sources().contains(source.name())) {
        PayloadFields.used(sequence).stream()
            .filter(sequence.derive()::containsKey)
            .forEach(name -> fields.add(PayloadFields.derived(sequence.name(), name)));
      }
    }
    return fields;
  }

  /**
   * Adds the fields of all sequences that have the source; all expressions are checked.
   *
   * @param rows with attributes, and the mask of the sequences that a row passes into: only there
   *     is a value derived
   */
  Dataset<Row> added(Dataset<Row> rows, SourceFilters filters, ExpressionScope expressions) {
    Map<String, Column> fields = new LinkedHashMap<>();
    for (int s = 0; s < definition.sequences().size(); s++) {
      SequenceDefinition sequence = definition.sequences().get(s);
      if (sequence.sources().contains(source.name())) {
        Column passes = col(Names.PASSING).bitwiseAND(lit(1L << s)).notEqual(lit(0L));
        sequence
            .derive()
            .forEach(
                (name, derived) -> {
                  if (derived instanceof DerivedAttribute.Expression expression) {
                    String key = "sequences." + sequence.name() + ".derive." + name;
                    Dataset<Row> visible = filters.visible(rows, sequence);
                    Column value =
                        expressions.value(
                            visible,
                            key,
                            expression.sql(),
                            filters.refused(sequence),
                            BarredNames.of(definition, sequence));
                    refuseUnsupported(visible, key, value, expressions);
                    fields.put(PayloadFields.derived(sequence.name(), name), when(passes, value));
                  }
                });
      }
    }
    fields.keySet().retainAll(used());
    return fields.isEmpty() ? rows : rows.withColumns(fields);
  }

  private static void refuseUnsupported(
      Dataset<Row> visible, String key, Column value, ExpressionScope expressions) {
    if (!expressions.isRefused(key)) {
      DataType type = visible.select(value).schema().fields()[0].dataType();
      AttributeTypes.unsupported(type).ifPresent(why -> expressions.refuse(key, why));
    }
  }
}
