/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A derived attribute with the lanes that it reads.
 *
 * @param ofLane group lane of what is counted, or amount lane of what is summed up; -1 for none
 * @param byLane group lane that counts and sums are told apart by; -1 for none
 * @param kind of the amounts that are summed up
 */
public record DerivedShape(
    String name, DerivedAttribute attribute, int ofLane, int byLane, Optional<AmountKind> kind) {

  /** Those of a sequence that are computed when a label is answered, in the definition's order. */
  static List<DerivedShape> of(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      GroupLanes groups,
      AmountLanes amounts) {
    List<DerivedShape> shapes = new ArrayList<>();
    sequence
        .derive()
        .forEach(
            (name, attribute) -> {
              if (!(attribute instanceof DerivedAttribute.Expression)) {
                shapes.add(of(definition, sequence, name, attribute, groups, amounts));
              }
            });
    return shapes;
  }

  private static DerivedShape of(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      String name,
      DerivedAttribute attribute,
      GroupLanes groups,
      AmountLanes amounts) {
    int by =
        by(attribute)
            .map(value -> groups.of(definition, sequence, value))
            .orElse(GroupLanes.NO_LANE);
    if (attribute instanceof DerivedAttribute.DistinctCount count) {
      int of = groups.of(definition, sequence, count.of());
      return new DerivedShape(name, attribute, of, by, Optional.empty());
    }
    if (attribute instanceof DerivedAttribute.Sum sum) {
      int of = amounts.of(EventValue.of(definition, sequence, sum.of()));
      return new DerivedShape(name, attribute, of, by, Optional.of(amounts.kinds().get(of)));
    }
    return new DerivedShape(name, attribute, GroupLanes.NO_LANE, by, Optional.empty());
  }

  /** Attributes that matter by equality. */
  static List<String> groups(DerivedAttribute attribute) {
    List<String> names = new ArrayList<>();
    by(attribute).ifPresent(names::add);
    if (attribute instanceof DerivedAttribute.DistinctCount count) {
      names.add(count.of());
    }
    return names;
  }

  /** Whether the value depends on other events than its own. */
  boolean looksBack() {
    return !(attribute instanceof DerivedAttribute.TimeBeforeLabel);
  }

  /** How far before an event its value may look; {@link Long#MAX_VALUE} for all of the history. */
  long withinMicros() {
    if (attribute instanceof DerivedAttribute.Count count) {
      return count.withinMicros();
    }
    if (attribute instanceof DerivedAttribute.DistinctCount count) {
      return count.withinMicros();
    }
    if (attribute instanceof DerivedAttribute.Sum sum) {
      return sum.withinMicros();
    }
    return attribute instanceof DerivedAttribute.Session ? Long.MAX_VALUE : 0;
  }

  private static Optional<String> by(DerivedAttribute attribute) {
    if (attribute instanceof DerivedAttribute.Count count) {
      return count.by();
    }
    if (attribute instanceof DerivedAttribute.DistinctCount count) {
      return count.by();
    }
    return attribute instanceof DerivedAttribute.Sum sum ? sum.by() : Optional.empty();
  }
}
