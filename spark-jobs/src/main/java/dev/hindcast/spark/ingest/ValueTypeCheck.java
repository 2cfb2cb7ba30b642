/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DerivedAttribute.Count;
import dev.hindcast.definition.DerivedAttribute.DistinctCount;
import dev.hindcast.definition.DerivedAttribute.Sum;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.ElementTypes;
import dev.hindcast.spark.row.OrderKeyColumn;
import dev.hindcast.spark.row.PayloadFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Finds values that cannot be compared or added up as a sequence asks for. */
final class ValueTypeCheck {
  private ValueTypeCheck() {}

  static void check(DatasetDefinition definition, StructType rowType, ExpressionScope expressions) {
    for (SequenceDefinition sequence : definition.sequences()) {
      String key = "sequences." + sequence.name() + ".";
      compared(sequence)
          .forEach(
              (place, name) -> {
                DataType type = typeOf(definition, rowType, sequence, name);
                if (!OrderKeyColumn.isOrdered(type)) {
                  expressions.refuse(
                      key + place,
                      "values of "
                          + name
                          + " cannot be told apart: its type is "
                          + type.simpleString()
                          + "; name a number, boolean, string, binary, decimal, date or timestamp");
                }
              });
      summed(sequence)
          .forEach(
              (place, name) -> {
                DataType type = typeOf(definition, rowType, sequence, name);
                if (ElementTypes.sumOf(type).isEmpty()) {
                  expressions.refuse(
                      key + place,
                      name
                          + " has no exact sum: its type is "
                          + type.simpleString()
                          + "; name a number, of at most 18 digits if it is a decimal, or convert"
                          + " it with CAST");
                }
              });
    }
  }

  /** Key to the name of the value that it compares. */
  private static Map<String, String> compared(SequenceDefinition sequence) {
    Map<String, String> names = new LinkedHashMap<>();
    sequence.selection().distinctBy().ifPresent(name -> names.put("distinct-by", name));
    for (String name : sequence.selection().collapseRepeats()) {
      names.put("collapse-repeats." + name, name);
    }
    sequence.selection().quota().ifPresent(quota -> names.put("quota.by", quota.by()));
    sequence
        .derive()
        .forEach(
            (name, derived) -> {
              by(derived).ifPresent(by -> names.put("derive." + name + ".by", by));
              if (derived instanceof DistinctCount count) {
                names.put("derive." + name + ".of", count.of());
              }
            });
    return names;
  }

  private static Map<String, String> summed(SequenceDefinition sequence) {
    Map<String, String> names = new LinkedHashMap<>();
    sequence
        .derive()
        .forEach(
            (name, derived) -> {
              if (derived instanceof Sum sum) {
                names.put("derive." + name + ".of", sum.of());
              }
            });
    return names;
  }

  private static Optional<String> by(DerivedAttribute derived) {
    if (derived instanceof Count count) {
      return count.by();
    }
    if (derived instanceof DistinctCount count) {
      return count.by();
    }
    return derived instanceof Sum sum ? sum.by() : Optional.empty();
  }

  private static DataType typeOf(
      DatasetDefinition definition, StructType rowType, SequenceDefinition sequence, String name) {
    return PayloadFields.typeOf(definition, rowType, PayloadFields.of(definition, sequence, name));
  }
}
