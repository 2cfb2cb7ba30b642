/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.OnMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rule of enrichments, literally: for each event loops over all rows of the dimension. Attached
 * names must differ from each other. It shares no code with the job.
 */
public final class ReferenceEnrichment {
  private final Map<String, CaseTable> tables;

  /** Tables by the last part of their name. */
  public ReferenceEnrichment(Map<String, CaseTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  /** What an assembler answers if its events are enriched. */
  public List<CaseAnswer> assemble(Case given, Function<Case, List<CaseAnswer>> assembler) {
    List<CaseAnswer> answers = new ArrayList<>();
    for (CaseAnswer answer : assembler.apply(attached(given))) {
      CaseLabel label =
          given.labels().stream()
              .filter(one -> one.id().equals(answer.labelId()))
              .findFirst()
              .orElseThrow();
      List<CaseRevision> events =
          answer.events().stream().map(event -> asOfLabel(given, label, event)).toList();
      answers.add(answer.withEvents(events, answer.eligible()));
    }
    return answers;
  }

  /** The case whose revisions have the values as of their events. */
  public Case attached(Case given) {
    List<CaseRevision> revisions = new ArrayList<>();
    for (CaseRevision revision : given.revisions()) {
      long knownBy =
          given.definition().knowledge() instanceof KnowledgePolicy.AsKnownAtLabel
              ? revision.arrivalTimeMicros()
              : given.knowledgeTimeMicros();
      revisions.add(enriched(given, revision, AsOf.EVENT, revision.eventTimeMicros(), knownBy));
    }
    return given.withRevisions(revisions);
  }

  private CaseRevision asOfLabel(Case given, CaseLabel label, CaseRevision event) {
    long k =
        given.definition().knowledge() instanceof KnowledgePolicy.AsKnownAtLabel policy
            ? Math.min(given.knowledgeTimeMicros(), label.timeMicros() - policy.delayMicros())
            : given.knowledgeTimeMicros();
    return enriched(given, event, AsOf.LABEL, label.timeMicros(), k);
  }

  private CaseRevision enriched(
      Case given, CaseRevision revision, AsOf asOf, long timeMicros, long knownByMicros) {
    Map<String, Object> values = new LinkedHashMap<>(revision.values());
    for (EnrichmentDefinition enrichment : given.definition().enrichments()) {
      if (enrichment.asOf() == asOf) {
        Optional<Map<String, Object>> row =
            winner(enrichment, revision.values(), timeMicros, knownByMicros);
        enrichment
            .columns()
            .forEach(
                (name, column) ->
                    values.put(
                        name,
                        row.isPresent() ? row.get().get(column) : onMiss(enrichment, column)));
        if (row.isEmpty() && enrichment.onMiss() instanceof OnMiss.DropEvent) {
          values.put(CaseRevision.DROPPED_BY + enrichment.name(), true);
        }
      }
    }
    return revision.withValues(values);
  }

  /** The row that holds at a time by what is known; the greatest (valid-from, known-at) of them. */
  private Optional<Map<String, Object>> winner(
      EnrichmentDefinition enrichment,
      Map<String, Object> event,
      long timeMicros,
      long knownByMicros) {
    Map<String, Object> best = null;
    for (Map<String, Object> row : table(enrichment).rows()) {
      Long validFrom = (Long) row.get(enrichment.validFrom());
      Long knownAt = (Long) row.get(enrichment.knownAtColumn());
      Long validTo = (Long) enrichment.validTo().map(row::get).orElse(null);
      if (validFrom != null
          && knownAt != null
          && hasKey(enrichment, row, event)
          && validFrom <= timeMicros
          && (validTo == null || timeMicros < validTo)
          && knownAt <= knownByMicros
          && (best == null || isLater(enrichment, row, best))) {
        best = row;
      }
    }
    boolean isStale =
        best != null
            && timeMicros - (Long) best.get(enrichment.validFrom())
                > enrichment.maxStalenessMicros();
    return isStale ? Optional.empty() : Optional.ofNullable(best);
  }

  private static boolean hasKey(
      EnrichmentDefinition enrichment, Map<String, Object> row, Map<String, Object> event) {
    return enrichment.key().entrySet().stream()
        .allMatch(
            part ->
                event.get(part.getKey()) != null
                    && Objects.equals(event.get(part.getKey()), row.get(part.getValue())));
  }

  private static boolean isLater(
      EnrichmentDefinition enrichment, Map<String, Object> row, Map<String, Object> best) {
    int order =
        Long.compare(
            (Long) row.get(enrichment.validFrom()), (Long) best.get(enrichment.validFrom()));
    return order != 0
        ? order > 0
        : (Long) row.get(enrichment.knownAtColumn()) > (Long) best.get(enrichment.knownAtColumn());
  }

  private Object onMiss(EnrichmentDefinition enrichment, String column) {
    if (!(enrichment.onMiss() instanceof OnMiss.Default given)) {
      return null;
    }
    CaseTable.Type type =
        table(enrichment).columns().stream()
            .filter(one -> one.name().equals(column))
            .findFirst()
            .orElseThrow()
            .type();
    return switch (type) {
      case INT, LONG -> Long.valueOf(given.text());
      case DOUBLE -> Double.valueOf(given.text());
      default -> given.text();
    };
  }

  private CaseTable table(EnrichmentDefinition enrichment) {
    return tables.get(enrichment.table().substring(enrichment.table().lastIndexOf('.') + 1));
  }
}
