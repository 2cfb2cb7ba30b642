/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random definitions: small numbers of everything, chosen so that boundaries meet. */
public final class RandomSetups {
  /** Where daylight saving begins in Europe an hour later, and a label window ends at once. */
  private static final long USUAL_BASE = Micros.parse("2026-03-28T23:59:59.99999Z");

  private static final List<String> SEQUENCES = List.of("recent", "older", "wide");
  private static final long AGE = 130L * 365 * Micros.PER_DAY;

  private RandomSetups() {}

  public static CaseSetup at(long seed, long index, CaseSetup.Kind kind) {
    RandomChoice choice = new RandomChoice(seed, index);
    boolean isCore = kind == CaseSetup.Kind.CORE;
    long unit = choice.chance(0.7) ? 1 : choice.oneOf(1_000L, 3_600L * Micros.PER_SECOND);
    long base = isCore && choice.chance(0.05) ? choice.oneOf(edges()) : USUAL_BASE;
    List<EventSource> sources = knownLater(sources(choice), new RandomChoice(~seed, index), unit);
    List<String> event = ownEvent(choice, sources);
    RandomEnrichments enrichments = new RandomEnrichments(choice, unit);
    RandomSelections selections =
        new RandomSelections(choice, unit, sources, enrichments.all(), event, false);
    List<String> names = sources.stream().map(EventSource::name).toList();
    List<SequenceDefinition> sequences = new ArrayList<>();
    for (String name : SEQUENCES.subList(0, choice.between(1, SEQUENCES.size()))) {
      SequenceDefinition plain = sequence(choice, name, choice.some(names, 1), unit, isCore);
      sequences.add(selections.select(enrichments.enrich(plain)));
    }
    long latest = base + (isCore ? choice.between(2, 30) : choice.between(12, 30)) * unit;
    return new CaseSetup(
        CaseDefinitions.dataset(
            "case", policy(choice, unit, isCore), event, sources, enrichments.all(), sequences),
        choice.chance(0.5) ? Micros.SANE_TO : latest,
        base,
        unit,
        kind,
        new RandomDimensions(choice, base, unit, isCore ? 25 : choice.oneOf(25, 90, 400))
            .tables(enrichments.all()));
  }

  private static Long[] edges() {
    return new Long[] {Micros.SANE_FROM, Micros.SANE_TO - 1, Micros.SANE_TO - 8};
  }

  private static KnowledgePolicy policy(RandomChoice choice, long unit, boolean isCore) {
    if (choice.chance(0.35)) {
      return new KnowledgePolicy.AsKnownAt();
    }
    long delay = choice.chance(0.5) ? 0 : choice.between(1, 6) * unit;
    return new KnowledgePolicy.AsKnownAtLabel(
        isCore && choice.chance(0.03) ? choice.oneOf(AGE, Long.MAX_VALUE) : delay);
  }

  /** Columns of the id of a label's own event: as many as some source has. */
  private static List<String> ownEvent(RandomChoice choice, List<EventSource> sources) {
    if (choice.chance(0.2)) {
      return List.of();
    }
    EventIdentity identity = choice.oneOf(sources).identity();
    return List.of("own_id", "own_line")
        .subList(0, ((EventIdentity.Columns) identity).names().size());
  }

  private static List<EventSource> sources(RandomChoice choice) {
    List<EventSource> all =
        List.of(
            source(choice, "orders", List.of("event_id")),
            source(choice, "carts", List.of("event_id")),
            source(choice, "views", List.of("view_id")),
            source(choice, "lines", List.of("event_id", "line")));
    return choice.chance(0.4) ? List.of(choice.oneOf(all)) : choice.some(all, 1);
  }

  /** The note, by which nothing is filtered or selected, may become known after its event. */
  private static List<EventSource> knownLater(
      List<EventSource> sources, RandomChoice choice, long unit) {
    return sources.stream()
        .map(
            source ->
                choice.chance(0.6)
                    ? source
                    : CaseDefinitions.knownAfter(
                        source, Map.of("note", new KnownAfter.Delay(choice.between(0, 8) * unit))))
        .toList();
  }

  private static EventSource source(RandomChoice choice, String name, List<String> identity) {
    return CaseDefinitions.source(
        name,
        identity,
        choice.oneOf(
            Corrections.NONE,
            Corrections.ATTRIBUTES,
            Corrections.ATTRIBUTES,
            Corrections.ANY,
            Corrections.ANY),
        choice.chance(0.5),
        choice.chance(0.2) ? Optional.of("kept") : Optional.empty(),
        !CaseDefinitions.shared(name).isEmpty() && choice.chance(0.5));
  }

  private static SequenceDefinition sequence(
      RandomChoice choice, String name, List<String> sources, long unit, boolean isCore) {
    long gap = choice.chance(0.6) ? 0 : choice.between(0, 4) * unit;
    long lookback =
        choice.chance(0.5)
            ? Long.MAX_VALUE
            : gap + choice.between(2, 24) * unit - (unit > 1 && choice.chance(0.1) ? 1 : 0);
    if (isCore && choice.chance(0.05)) {
      gap = choice.oneOf(0L, AGE, Long.MAX_VALUE - 2);
      lookback = Math.max(gap + 1, choice.oneOf(AGE + 1, Long.MAX_VALUE - 1));
    }
    return new SequenceDefinition(
        name,
        sources,
        List.of(),
        choice.chance(0.3)
            ? Optional.of(
                choice.oneOf("score > 3", "score > 3", "score IS NULL", "tag <> 'a'", "NOT kept"))
            : Optional.empty(),
        lookback,
        gap,
        choice.chance(0.1) ? 1_000 : choice.between(1, 3),
        choice.chance(0.7) ? SequenceOrder.OLDEST_FIRST : SequenceOrder.NEWEST_FIRST,
        choice.chance(0.5) ? List.of() : choice.some(List.of("rank", "tag", "weight"), 1),
        Selection.ALL,
        Map.of(),
        CaseDefinitions.COLUMNS);
  }
}
