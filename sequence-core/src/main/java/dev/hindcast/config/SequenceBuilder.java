/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DurationUnit;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes one typed sequence. */
final class SequenceBuilder {
  private SequenceBuilder() {}

  static SequenceDefinition sequence(String name, SequenceKeys keys) {
    SectionValues sequence = keys.section();
    Map<String, DerivedAttribute> derive = new LinkedHashMap<>();
    keys.derive().forEach(derived -> derive.put(derived, derived(sequence, derived)));
    return new SequenceDefinition(
        name,
        keys.sources(),
        keys.enrich(),
        sequence.optionalText("filter"),
        sequence.optionalNumber("lookback").orElse(Long.MAX_VALUE),
        sequence.number("gap"),
        sequence.value("max-length", Integer.class),
        Words.find(SequenceOrder.values(), SequenceOrder::text, sequence.text("order")),
        sequence.texts("tie-break"),
        selection(keys),
        derive,
        keys.columns());
  }

  private static Selection selection(SequenceKeys keys) {
    SectionValues sequence = keys.section();
    return new Selection(
        sequence.texts("exclude").stream()
            .map(word -> Words.find(Exclusion.values(), Exclusion::text, word))
            .collect(Collectors.toSet()),
        sequence.optionalText("distinct-by"),
        keys.collapseRepeats(),
        sequence.isSet("quota") ? Optional.of(quota(sequence)) : Optional.empty());
  }

  private static Quota quota(SectionValues sequence) {
    Map<String, Integer> most = new LinkedHashMap<>();
    SectionValues quota = sequence.section("quota");
    sequence.names("quota").forEach(kind -> most.put(kind, quota.value(kind, Integer.class)));
    return new Quota(quota.text("by"), most);
  }

  private static DerivedAttribute derived(SectionValues sequence, String name) {
    Optional<String> expression = sequence.optionalText("derive." + name);
    if (expression.isPresent()) {
      return new DerivedAttribute.Expression(expression.get());
    }
    SectionValues derived = sequence.section("derive." + name);
    Optional<String> by = derived.optionalText("by");
    long withinMicros = derived.optionalNumber("within").orElse(Long.MAX_VALUE);
    return switch (DerivedForm.of(derived.text("type")).orElseThrow()) {
      case TIME_BEFORE_LABEL -> new DerivedAttribute.TimeBeforeLabel(unit(derived));
      case TIME_SINCE_PREVIOUS -> new DerivedAttribute.TimeSincePrevious(unit(derived));
      case POSITION -> new DerivedAttribute.Position();
      case SESSION -> new DerivedAttribute.Session(derived.number("idle"));
      case COUNT -> new DerivedAttribute.Count(by, withinMicros);
      case DISTINCT_COUNT ->
          new DerivedAttribute.DistinctCount(derived.text("of"), by, withinMicros);
      case SUM -> new DerivedAttribute.Sum(derived.text("of"), by, withinMicros);
    };
  }

  private static DurationUnit unit(SectionValues derived) {
    return Words.find(DurationUnit.values(), DurationUnit::text, derived.text("unit"));
  }
}
