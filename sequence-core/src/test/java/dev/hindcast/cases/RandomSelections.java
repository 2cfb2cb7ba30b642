/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DurationUnit;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Random exclusions, reductions and derived attributes, over attributes of few values. */
final class RandomSelections {
  private static final List<String> GROUPS = List.of("tag", "score", "kept", "rank", "weight");
  private static final List<String> AMOUNTS = List.of("score", "weight", "weight");
  private static final Map<String, List<String>> LIMITED =
      Map.of(
          "tag", List.of("a", "ab"),
          "score", List.of("4", "5"),
          "level", List.of("4", "5"),
          "depth", List.of("4", "5"),
          "height", List.of("4", "5"));
  private static final List<String> KINDS = List.of("tag", "score");

  private final RandomChoice choice;
  private final long unit;
  private final List<EventSource> sources;
  private final List<EnrichmentDefinition> enrichments;
  private final List<String> event;
  private final boolean isPlain;
  private List<String> groups = GROUPS;
  private List<String> amounts = AMOUNTS;
  private List<String> kinds = KINDS;

  /**
   * Choices for the sequences of one definition.
   *
   * @param event label columns of a label's own event; without them nothing is excluded
   * @param isPlain whether sequences are left as they are
   */
  RandomSelections(
      RandomChoice choice,
      long unit,
      List<EventSource> sources,
      List<EnrichmentDefinition> enrichments,
      List<String> event,
      boolean isPlain) {
    this.choice = choice;
    this.unit = unit;
    this.sources = sources;
    this.enrichments = enrichments;
    this.event = event;
    this.isPlain = isPlain;
  }

  SequenceDefinition select(SequenceDefinition plain) {
    if (isPlain || choice.chance(0.2)) {
      return plain;
    }
    Map<String, DerivedAttribute> derive = new LinkedHashMap<>();
    lookAt(plain);
    if (choice.chance(0.3)) {
      derive.put("copied", new DerivedAttribute.Expression(choice.oneOf(kinds)));
      groups.add("copied");
    }
    derive(derive);
    Selection selection =
        new Selection(
            exclude(plain.sources()),
            choice.chance(0.3) ? Optional.of(choice.oneOf(groups)) : Optional.empty(),
            collapse(),
            choice.chance(0.3) ? Optional.of(quota(plain.maxLength())) : Optional.empty());
    List<String> columns = new ArrayList<>(plain.columns());
    columns.addAll(derive.keySet());
    return CaseSequences.withColumns(
        CaseSequences.withDerive(CaseSequences.withSelection(plain, selection), derive), columns);
  }

  /** What the sequence may select and derive by: also values as of its events. */
  private void lookAt(SequenceDefinition plain) {
    groups = new ArrayList<>(GROUPS);
    amounts = new ArrayList<>(AMOUNTS);
    kinds = new ArrayList<>(KINDS);
    for (EnrichmentDefinition enrichment : enrichments) {
      if (plain.enrich().contains(enrichment.name()) && enrichment.asOf() == AsOf.EVENT) {
        List<String> names = List.copyOf(enrichment.columns().keySet());
        groups.addAll(names);
        kinds.addAll(names.subList(0, 2));
        amounts.addAll(names.subList(1, names.size()));
      }
    }
  }

  private Set<Exclusion> exclude(List<String> names) {
    Set<Exclusion> exclude = EnumSet.noneOf(Exclusion.class);
    if (event.isEmpty() || choice.chance(0.4)) {
      return exclude;
    }
    boolean canBeOwn =
        sources.stream()
            .filter(source -> names.contains(source.name()))
            .map(source -> (EventIdentity.Columns) source.identity())
            .anyMatch(identity -> identity.names().size() == event.size());
    boolean canBeShared = names.stream().anyMatch(n -> !CaseDefinitions.shared(n).isEmpty());
    if (canBeOwn && choice.chance(0.5)) {
      exclude.add(Exclusion.SAME_EVENT);
    }
    if (canBeShared && choice.chance(0.5)) {
      exclude.add(Exclusion.SAME_REQUEST);
    }
    if (canBeShared && choice.chance(0.3)) {
      exclude.add(Exclusion.SAME_SESSION);
    }
    return exclude;
  }

  private List<String> collapse() {
    if (choice.chance(0.6)) {
      return List.of();
    }
    return choice.chance(0.6) ? List.of(choice.oneOf(groups)) : choice.some(groups, 2);
  }

  private Quota quota(int maxLength) {
    Map<String, Integer> most = new LinkedHashMap<>();
    String by = choice.oneOf(kinds);
    List<String> limited = LIMITED.getOrDefault(by, List.of("red", "blue"));
    most.put(limited.get(0), choice.between(1, Math.min(maxLength, 2)));
    if (maxLength > 2 && choice.chance(0.5)) {
      most.put(limited.get(1), 1);
    }
    return new Quota(by, most);
  }

  private void derive(Map<String, DerivedAttribute> derive) {
    for (int n = choice.chance(0.3) ? 0 : choice.between(1, 4); n > 0; n--) {
      derive.put("derived_" + n, derived());
    }
  }

  private DerivedAttribute derived() {
    return switch (choice.between(0, 8)) {
      case 0 -> new DerivedAttribute.TimeBeforeLabel(choice.oneOf(DurationUnit.values()));
      case 1 -> new DerivedAttribute.TimeSincePrevious(duration());
      case 2 -> new DerivedAttribute.Position();
      case 3 -> new DerivedAttribute.Session(choice.between(1, 3) * unit);
      case 4 -> new DerivedAttribute.Count(by(), within());
      case 5 -> new DerivedAttribute.DistinctCount(choice.oneOf(groups), by(), within());
      case 6 ->
          new DerivedAttribute.DistinctCount("tag", Optional.of(choice.oneOf(groups)), within());
      default -> new DerivedAttribute.Sum(choice.oneOf(amounts), by(), within());
    };
  }

  private DurationUnit duration() {
    return choice.oneOf(DurationUnit.MICROSECONDS, DurationUnit.MILLISECONDS, DurationUnit.MINUTES);
  }

  private Optional<String> by() {
    return choice.chance(0.5) ? Optional.of(choice.oneOf(groups)) : Optional.empty();
  }

  private long within() {
    return choice.chance(0.3) ? Long.MAX_VALUE : choice.between(1, 6) * unit;
  }
}
