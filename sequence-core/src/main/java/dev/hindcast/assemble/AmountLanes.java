/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The amounts that the sequences of a definition sum up, each lane once.
 *
 * @param kinds of the values, in their order
 */
public record AmountLanes(List<EventValue> values, List<AmountKind> kinds) {
  /** Most lanes of one pass. */
  public static final int MAX_LANES = 64;

  /** For definitions that sum nothing up. */
  public static final AmountLanes NONE = new AmountLanes(List.of(), List.of());

  public AmountLanes {
    values = List.copyOf(values);
    kinds = List.copyOf(kinds);
    if (values.size() != kinds.size() || values.size() > MAX_LANES) {
      throw new IllegalArgumentException(
          "one pass sums up at most " + MAX_LANES + " values of known kind: " + values + kinds);
    }
  }

  /** Equal definitions give equal lanes in equal order. */
  public static AmountLanes of(
      DatasetDefinition definition, Function<EventValue, AmountKind> kindOf) {
    Set<EventValue> values = new LinkedHashSet<>();
    for (SequenceDefinition sequence : definition.sequences()) {
      for (DerivedAttribute derived : sequence.derive().values()) {
        if (derived instanceof DerivedAttribute.Sum sum) {
          values.add(EventValue.of(definition, sequence, sum.of()));
        }
      }
    }
    return new AmountLanes(List.copyOf(values), values.stream().map(kindOf).toList());
  }

  public int size() {
    return values.size();
  }

  int of(EventValue value) {
    return values.indexOf(value);
  }
}
