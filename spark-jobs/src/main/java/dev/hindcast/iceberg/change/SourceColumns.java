/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.SequenceDefinition;
import java.util.List;
import java.util.Set;

/** Column names and expressions of an event source's mapping. */
final class SourceColumns {
  private SourceColumns() {}

  static void add(EventSource source, Set<String> declared, List<String> expressions) {
    declared.addAll(List.of(source.user(), source.eventTime()));
    if (source.identity() instanceof EventIdentity.Columns ids) {
      declared.addAll(ids.names());
    }
    if (source.arrivalTime() instanceof ArrivalTime.Column arrival) {
      declared.add(arrival.name());
    }
    for (KnownAfter after : source.knownAfter().values()) {
      if (after instanceof KnownAfter.Column column) {
        declared.add(column.name());
      }
    }
    source.revision().ifPresent(declared::add);
    source.request().ifPresent(declared::add);
    source.session().ifPresent(declared::add);
    source.retraction().ifPresent(expressions::add);
    source.where().ifPresent(expressions::add);
    expressions.addAll(source.attributes().values());
  }

  static void addDerived(SequenceDefinition sequence, List<String> expressions) {
    for (DerivedAttribute derived : sequence.derive().values()) {
      if (derived instanceof DerivedAttribute.Expression expression) {
        expressions.add(expression.sql());
      }
    }
  }
}
