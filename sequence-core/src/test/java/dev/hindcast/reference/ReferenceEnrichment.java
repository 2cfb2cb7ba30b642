/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseContent;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.OnMiss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * The rule of enrichments, literally: for each event loops over all rows of the dimension. Attached
 * names must differ from each other. It shares no code with the job. Its steps are methods so that
 * a test can plant a bug in one of them.
 */
public class ReferenceEnrichment {
  /** A row that is not rejected; {@code validTo} is null where it holds until another does. */
  protected record Version(
      Map<String, Object> row,
      List<Object> key,
      long validFrom,
      Long validTo,
      long knownAt,
      long contentHash) {}

  private final ToLongBiFunction<EnrichmentDefinition, Map<String, Object>> contentHash;
  private final IdentityHashMap<CaseTable, Map<String, List<Version>>> versions =
      new IdentityHashMap<>();

  /** Rows that only their content tells apart are ordered by some hash of it. */
  public ReferenceEnrichment() {
    this(
        (enrichment, row) -> {
          Map<String, Object> values = new LinkedHashMap<>();
          enrichment.columns().values().forEach(column -> values.put(column, row.get(column)));
          return CaseContent.hash(0, values);
        });
  }

  /** Rows that only their content tells apart are ordered by that hash of it. */
  public ReferenceEnrichment(
      ToLongBiFunction<EnrichmentDefinition, Map<String, Object>> contentHash) {
    this.contentHash = contentHash;
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
    if (given.definition().enrichments().isEmpty()) {
      return given;
    }
    List<CaseRevision> revisions = new ArrayList<>();
    for (CaseRevision revision : given.revisions()) {
      long knownBy = knownByMicros(given, revision);
      revisions.add(enriched(given, revision, AsOf.EVENT, timeMicros(revision), knownBy));
    }
    return given.withRevisions(revisions);
  }

  /** As of when an event's values are. */
  protected long timeMicros(CaseRevision revision) {
    return revision.eventTimeMicros();
  }

  /** By when a version must have been known to be an event's. */
  protected long knownByMicros(Case given, CaseRevision revision) {
    return given.definition().knowledge() instanceof KnowledgePolicy.AsKnownAtLabel
        ? revision.arrivalTimeMicros()
        : given.knowledgeTimeMicros();
  }

  protected CaseRevision asOfLabel(Case given, CaseLabel label, CaseRevision event) {
    return enriched(
        given, event, AsOf.LABEL, label.timeMicros(), knowledgeTimeMicros(given, label));
  }

  protected long knowledgeTimeMicros(Case given, CaseLabel label) {
    return given.definition().knowledge() instanceof KnowledgePolicy.AsKnownAtLabel policy
        ? Math.min(given.knowledgeTimeMicros(), label.timeMicros() - policy.delayMicros())
        : given.knowledgeTimeMicros();
  }

  /** The revision with values of those enrichments that are as of an event, or of a label. */
  protected CaseRevision enriched(
      Case given, CaseRevision revision, AsOf asOf, long timeMicros, long knownByMicros) {
    Map<String, Object> values = new LinkedHashMap<>(revision.values());
    for (EnrichmentDefinition enrichment : given.definition().enrichments()) {
      if (enrichment.asOf() == asOf) {
        CaseTable table = given.dimensions().get(lastPart(enrichment.table()));
        Optional<Version> winner =
            winner(
                enrichment,
                accepted(enrichment, table),
                key(enrichment, revision),
                timeMicros,
                knownByMicros);
        enrichment
            .columns()
            .forEach((name, of) -> values.put(name, value(enrichment, table, winner, of)));
        if (winner.isEmpty() && enrichment.onMiss() instanceof OnMiss.DropEvent) {
          values.put(CaseRevision.DROPPED_BY + enrichment.name(), true);
        }
      }
    }
    return revision.withValues(values);
  }

  /** The version that holds at a time by what is known; the greatest of them. */
  protected Optional<Version> winner(
      EnrichmentDefinition enrichment,
      List<Version> versions,
      List<Object> key,
      long timeMicros,
      long knownByMicros) {
    Version best = null;
    for (Version version : versions) {
      if (hasKey(version, key)
          && holds(version, timeMicros)
          && isKnown(version, knownByMicros)
          && (best == null || wins(version, best))) {
        best = version;
      }
    }
    return Optional.ofNullable(best)
        .filter(found -> !isStale(timeMicros - found.validFrom(), enrichment.maxStalenessMicros()));
  }

  /** A null part of a key matches nothing. */
  protected boolean hasKey(Version version, List<Object> key) {
    for (int part = 0; part < key.size(); part++) {
      if (key.get(part) == null || !PlainOrder.isSame(key.get(part), version.key().get(part))) {
        return false;
      }
    }
    return true;
  }

  protected boolean holds(Version version, long timeMicros) {
    return version.validFrom() <= timeMicros
        && (version.validTo() == null || timeMicros < version.validTo());
  }

  protected boolean isKnown(Version version, long knownByMicros) {
    return version.knownAt() <= knownByMicros;
  }

  /** Greatest (valid-from, known-at, content hash). */
  protected boolean wins(Version a, Version b) {
    if (a.validFrom() != b.validFrom()) {
      return a.validFrom() > b.validFrom();
    }
    return a.knownAt() != b.knownAt()
        ? a.knownAt() > b.knownAt()
        : a.contentHash() > b.contentHash();
  }

  protected boolean isStale(long micros, long maxStalenessMicros) {
    return micros > maxStalenessMicros;
  }

  /** All columns come from one version; without one each has what a miss gives. */
  protected Object value(
      EnrichmentDefinition enrichment, CaseTable table, Optional<Version> winner, String column) {
    return winner.isPresent()
        ? winner.get().row().get(column)
        : onMiss(enrichment.onMiss(), table, column);
  }

  protected Object onMiss(OnMiss onMiss, CaseTable table, String column) {
    if (!(onMiss instanceof OnMiss.Default given)) {
      return null;
    }
    CaseTable.Type type =
        table.columns().stream()
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

  private List<Version> accepted(EnrichmentDefinition enrichment, CaseTable table) {
    return versions
        .computeIfAbsent(table, rows -> new HashMap<>())
        .computeIfAbsent(enrichment.name(), name -> versions(enrichment, table));
  }

  private List<Version> versions(EnrichmentDefinition enrichment, CaseTable table) {
    List<Version> accepted = new ArrayList<>();
    for (Map<String, Object> row : table.rows()) {
      List<Object> key = new ArrayList<>();
      enrichment.key().values().forEach(column -> key.add(row.get(column)));
      Long validFrom = (Long) row.get(enrichment.validFrom());
      Long knownAt = (Long) row.get(enrichment.knownAtColumn());
      if (!key.contains(null) && validFrom != null && knownAt != null) {
        accepted.add(
            new Version(
                row,
                key,
                validFrom,
                (Long) enrichment.validTo().map(row::get).orElse(null),
                knownAt,
                contentHash.applyAsLong(enrichment, row)));
      }
    }
    return accepted;
  }

  private static List<Object> key(EnrichmentDefinition enrichment, CaseRevision revision) {
    List<Object> key = new ArrayList<>();
    enrichment.key().keySet().forEach(name -> key.add(revision.values().get(name)));
    return key;
  }

  private static String lastPart(String table) {
    return table.substring(table.lastIndexOf('.') + 1);
  }
}
