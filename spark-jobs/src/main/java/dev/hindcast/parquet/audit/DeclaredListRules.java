/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a definition promises of the lists of a sequence that the event times alone can prove. */
final class DeclaredListRules {
  private DeclaredListRules() {}

  static List<ListRule> of(DatasetDefinition definition, SequenceDefinition sequence) {
    List<ListRule> rules = new ArrayList<>();
    for (String name : DeclaredRules.written(sequence)) {
      String list = DeclaredRules.column(sequence, name);
      DerivedAttribute derived = sequence.derive().get(name);
      Optional<ListRule> rule =
          derived == null ? knownAfter(definition, sequence, name, list) : of(derived, list);
      rule.ifPresent(rules::add);
    }
    return rules;
  }

  private static Optional<ListRule> of(DerivedAttribute derived, String list) {
    if (derived instanceof DerivedAttribute.TimeBeforeLabel time) {
      return Optional.of(new ListRule.BeforeLabel(list, time.unit().micros()));
    }
    if (derived instanceof DerivedAttribute.TimeSincePrevious time) {
      return Optional.of(new ListRule.SincePrevious(list, time.unit().micros()));
    }
    if (derived instanceof DerivedAttribute.Position) {
      return Optional.of(new ListRule.Position(list));
    }
    if (derived instanceof DerivedAttribute.Session) {
      return Optional.of(new ListRule.Session(list));
    }
    boolean isCount =
        derived instanceof DerivedAttribute.Count
            || derived instanceof DerivedAttribute.DistinctCount;
    return isCount ? Optional.of(new ListRule.Counted(list)) : Optional.empty();
  }

  /** The least delay over the sources that have the attribute: none may be known earlier. */
  private static Optional<ListRule> knownAfter(
      DatasetDefinition definition, SequenceDefinition sequence, String name, String list) {
    List<EventSource> having =
        sequence.sources().stream()
            .map(definition::source)
            .filter(source -> source.attributes().containsKey(name))
            .toList();
    long least = having.stream().mapToLong(source -> delayMicros(source, name)).min().orElse(0);
    return least > 0 ? Optional.of(new ListRule.KnownAfter(list, least)) : Optional.empty();
  }

  private static long delayMicros(EventSource source, String attribute) {
    return source.knownAfter().get(attribute) instanceof KnownAfter.Delay delay
        ? delay.micros()
        : 0;
  }
}
