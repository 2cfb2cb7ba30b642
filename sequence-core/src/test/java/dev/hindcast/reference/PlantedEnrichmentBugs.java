/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wrong readings of the rule of enrichments. */
final class PlantedEnrichmentBugs {
  private PlantedEnrichmentBugs() {}

  /** Each bug by what it does wrong. */
  static Map<String, ReferenceEnrichment> all() {
    Map<String, ReferenceEnrichment> bugs = new LinkedHashMap<>();
    validity(bugs);
    knowledge(bugs);
    precedence(bugs);
    keys(bugs);
    misses(bugs);
    moments(bugs);
    return bugs;
  }

  private static void validity(Map<String, ReferenceEnrichment> bugs) {
    bugs.put(
        "a row does not hold yet at exactly valid-from",
        new ReferenceEnrichment() {
          @Override
          protected boolean holds(Version version, long timeMicros) {
            return super.holds(version, timeMicros) && version.validFrom() < timeMicros;
          }
        });
    bugs.put(
        "a row still holds at exactly valid-to",
        new ReferenceEnrichment() {
          @Override
          protected boolean holds(Version version, long timeMicros) {
            boolean isEnd = version.validTo() != null && version.validTo() == timeMicros;
            return super.holds(version, timeMicros) || (isEnd && version.validFrom() <= timeMicros);
          }
        });
    bugs.put(
        "valid-to is ignored",
        new ReferenceEnrichment() {
          @Override
          protected boolean holds(Version version, long timeMicros) {
            return version.validFrom() <= timeMicros;
          }
        });
    bugs.put(
        "valid-from is ignored",
        new ReferenceEnrichment() {
          @Override
          protected boolean holds(Version version, long timeMicros) {
            return version.validTo() == null || timeMicros < version.validTo();
          }
        });
    bugs.put(
        "a row of any age is fresh",
        new ReferenceEnrichment() {
          @Override
          protected boolean isStale(long micros, long maxStalenessMicros) {
            return false;
          }
        });
    bugs.put(
        "a row of exactly max-staleness is stale",
        new ReferenceEnrichment() {
          @Override
          protected boolean isStale(long micros, long maxStalenessMicros) {
            return micros >= maxStalenessMicros;
          }
        });
  }

  private static void knowledge(Map<String, ReferenceEnrichment> bugs) {
    bugs.put(
        "known-at is ignored",
        new ReferenceEnrichment() {
          @Override
          protected boolean isKnown(Version version, long knownByMicros) {
            return true;
          }
        });
    bugs.put(
        "a row known at exactly the arrival is not known",
        new ReferenceEnrichment() {
          @Override
          protected boolean isKnown(Version version, long knownByMicros) {
            return version.knownAt() < knownByMicros;
          }
        });
    bugs.put(
        "what is known by K counts under both policies",
        new ReferenceEnrichment() {
          @Override
          protected long knownByMicros(Case given, CaseRevision revision) {
            return given.knowledgeTimeMicros();
          }
        });
    bugs.put(
        "what is known by the arrival counts under both policies",
        new ReferenceEnrichment() {
          @Override
          protected long knownByMicros(Case given, CaseRevision revision) {
            return revision.arrivalTimeMicros();
          }
        });
    bugs.put(
        "what is known by the event time counts",
        new ReferenceEnrichment() {
          @Override
          protected long knownByMicros(Case given, CaseRevision revision) {
            return Math.min(revision.eventTimeMicros(), super.knownByMicros(given, revision));
          }
        });
    bugs.put(
        "a label's rows are known without its delay",
        new ReferenceEnrichment() {
          @Override
          protected long knowledgeTimeMicros(Case given, CaseLabel label) {
            long delay = given.definition().knowledge().delayMicros();
            return Math.min(
                given.knowledgeTimeMicros(), super.knowledgeTimeMicros(given, label) + delay);
          }
        });
  }

  private static void precedence(Map<String, ReferenceEnrichment> bugs) {
    bugs.put(
        "the first report of a version wins over its corrections",
        new ReferenceEnrichment() {
          @Override
          protected boolean wins(Version a, Version b) {
            boolean isCorrection = a.validFrom() == b.validFrom() && a.knownAt() != b.knownAt();
            return isCorrection ? a.knownAt() < b.knownAt() : super.wins(a, b);
          }
        });
    bugs.put(
        "the row that was known last wins over one that begins later",
        new ReferenceEnrichment() {
          @Override
          protected boolean wins(Version a, Version b) {
            return a.knownAt() != b.knownAt() ? a.knownAt() > b.knownAt() : super.wins(a, b);
          }
        });
    bugs.put(
        "the row that begins first wins",
        new ReferenceEnrichment() {
          @Override
          protected boolean wins(Version a, Version b) {
            return a.validFrom() != b.validFrom()
                ? a.validFrom() < b.validFrom()
                : super.wins(a, b);
          }
        });
    bugs.put(
        "of rows that only their content tells apart the first one wins",
        new ReferenceEnrichment() {
          @Override
          protected boolean wins(Version a, Version b) {
            return (a.validFrom() != b.validFrom() || a.knownAt() != b.knownAt())
                && super.wins(a, b);
          }
        });
    bugs.put(
        "the winner is chosen before it is asked whether it is known",
        new ReferenceEnrichment() {
          @Override
          protected Optional<Version> winner(
              EnrichmentDefinition enrichment,
              List<Version> versions,
              List<Object> key,
              long timeMicros,
              long knownByMicros) {
            return super.winner(enrichment, versions, key, timeMicros, Long.MAX_VALUE)
                .filter(found -> isKnown(found, knownByMicros));
          }
        });
  }

  private static void keys(Map<String, ReferenceEnrichment> bugs) {
    bugs.put(
        "a null key finds the rows of any key",
        new ReferenceEnrichment() {
          @Override
          protected boolean hasKey(Version version, List<Object> key) {
            return key.contains(null) || super.hasKey(version, key);
          }
        });
    bugs.put(
        "only the first part of a key counts",
        new ReferenceEnrichment() {
          @Override
          protected boolean hasKey(Version version, List<Object> key) {
            return super.hasKey(version, key.subList(0, 1));
          }
        });
  }

  private static void misses(Map<String, ReferenceEnrichment> bugs) {
    bugs.put(
        "a miss gives null whatever on-miss says",
        new ReferenceEnrichment() {
          @Override
          protected Object onMiss(OnMiss onMiss, CaseTable table, String column) {
            return null;
          }
        });
    bugs.put(
        "a null of the winner is filled with the default",
        new ReferenceEnrichment() {
          @Override
          protected Object value(
              EnrichmentDefinition enrichment, CaseTable table, Optional<Version> of, String name) {
            Object value = super.value(enrichment, table, of, name);
            return value == null ? onMiss(enrichment.onMiss(), table, name) : value;
          }
        });
    bugs.put(
        "an event without a row stays whatever on-miss says",
        new ReferenceEnrichment() {
          @Override
          protected CaseRevision enriched(
              Case given, CaseRevision revision, AsOf asOf, long timeMicros, long knownBy) {
            CaseRevision right = super.enriched(given, revision, asOf, timeMicros, knownBy);
            Map<String, Object> values = new LinkedHashMap<>(right.values());
            values.keySet().removeIf(name -> name.startsWith(CaseRevision.DROPPED_BY));
            return right.withValues(values);
          }
        });
    bugs.put(
        "a revision without a row is dropped before it is decided which is current",
        new ReferenceEnrichment() {
          @Override
          public Case attached(Case given) {
            Case right = super.attached(given);
            return right.withRevisions(
                right.revisions().stream()
                    .filter(
                        row ->
                            row.values().keySet().stream()
                                .noneMatch(name -> name.startsWith(CaseRevision.DROPPED_BY)))
                    .toList());
          }
        });
  }

  private static void moments(Map<String, ReferenceEnrichment> bugs) {
    bugs.put(
        "values are as of the arrival of their event",
        new ReferenceEnrichment() {
          @Override
          protected long timeMicros(CaseRevision revision) {
            return revision.arrivalTimeMicros();
          }
        });
    bugs.put(
        "values of a label are as of each event",
        new ReferenceEnrichment() {
          @Override
          protected CaseRevision asOfLabel(Case given, CaseLabel label, CaseRevision event) {
            return enriched(
                given,
                event,
                AsOf.LABEL,
                event.eventTimeMicros(),
                knowledgeTimeMicros(given, label));
          }
        });
    bugs.put(
        "values of an event are as of the label",
        new ReferenceEnrichment() {
          @Override
          protected CaseRevision asOfLabel(Case given, CaseLabel label, CaseRevision event) {
            return enriched(
                given,
                super.asOfLabel(given, label, event),
                AsOf.EVENT,
                label.timeMicros(),
                knowledgeTimeMicros(given, label));
          }
        });
  }
}
