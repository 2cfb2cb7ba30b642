/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseSequences;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Wrong readings of exclusions, distinct-by, collapse-repeats and quotas. */
final class PlantedSelectionBugs {
  private PlantedSelectionBugs() {}

  static Map<String, ReferenceAssembler> all() {
    Map<String, ReferenceAssembler> bugs = new LinkedHashMap<>();
    exclusions(bugs);
    distinct(bugs);
    runs(bugs);
    quotas(bugs);
    return bugs;
  }

  private static void exclusions(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "exclusions apply after the cut",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> select(
              Case given, CaseLabel label, List<CaseRevision> eligible, SequenceDefinition s) {
            List<CaseRevision> all = eligible(given, label, withoutExcluding(s));
            List<CaseRevision> cut = cut(super.select(given, label, all, s), s.maxLength());
            return cut.stream().filter(eligible::contains).toList();
          }
        });
    bugs.put(
        "excluded events are counted as eligible",
        new ReferenceAssembler() {
          @Override
          protected CaseAnswer answer(Case given, CaseLabel label, SequenceDefinition s) {
            CaseAnswer right = super.answer(given, label, s);
            int all = eligible(given, label, withoutExcluding(s)).size();
            return right.withEvents(right.events(), all);
          }
        });
    bugs.put(
        "null is excluded as equal to null",
        new ReferenceAssembler() {
          @Override
          protected boolean isShared(Optional<String> ofLabel, Optional<String> ofEvent) {
            return ofLabel.equals(ofEvent);
          }
        });
    bugs.put(
        "nothing is a label's own event",
        new ReferenceAssembler() {
          @Override
          protected boolean isOwnEvent(CaseLabel label, CaseRevision event) {
            return false;
          }
        });
    bugs.put(
        "excluded events still stand before others",
        new ReferenceAssembler() {
          @Override
          protected Map<String, List<Object>> derived(
              Case given,
              CaseLabel label,
              List<CaseRevision> eligible,
              List<CaseRevision> kept,
              SequenceDefinition s) {
            return super.derived(
                given, label, eligible(given, label, withoutExcluding(s)), kept, s);
          }
        });
  }

  private static void distinct(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "distinct-by keeps the oldest event",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> distinct(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            return reversed(super.distinct(given, reversed(ordered), s));
          }
        });
    bugs.put(
        "distinct-by takes null for a value",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> distinct(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            List<CaseRevision> distinct = new ArrayList<>(super.distinct(given, ordered, s));
            Optional<String> by = s.selection().distinctBy();
            List<CaseRevision> nulls =
                distinct.stream()
                    .filter(e -> by.isPresent() && values(given, e, s).get(by.get()) == null)
                    .toList();
            distinct.removeAll(nulls.subList(0, Math.max(0, nulls.size() - 1)));
            return distinct;
          }
        });
    bugs.put(
        "distinct-by applies after the cut",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> distinct(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            return super.distinct(given, cut(ordered, s.maxLength()), s);
          }
        });
    bugs.put(
        "repeats are collapsed before distinct-by",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> select(
              Case given, CaseLabel label, List<CaseRevision> eligible, SequenceDefinition s) {
            return quota(given, distinct(given, collapse(given, eligible, s), s), s);
          }
        });
  }

  private static void runs(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "the oldest event of a run is kept",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> collapse(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            return reversed(super.collapse(given, reversed(ordered), s));
          }
        });
    bugs.put(
        "null ends a run",
        new ReferenceAssembler() {
          @Override
          protected boolean isSame(
              Map<String, Object> a, Map<String, Object> b, List<String> attributes) {
            return super.isSame(a, b, attributes)
                && attributes.stream().allMatch(attribute -> a.get(attribute) != null);
          }
        });
    bugs.put(
        "one equal attribute makes a run",
        new ReferenceAssembler() {
          @Override
          protected boolean isSame(
              Map<String, Object> a, Map<String, Object> b, List<String> attributes) {
            return attributes.stream()
                .anyMatch(attribute -> super.isSame(a, b, List.of(attribute)));
          }
        });
    bugs.put(
        "repeats are collapsed wherever they stand",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> collapse(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            List<String> by = s.selection().collapseRepeats();
            List<CaseRevision> collapsed = new ArrayList<>();
            for (CaseRevision event : reversed(ordered)) {
              if (by.isEmpty()
                  || collapsed.stream()
                      .noneMatch(
                          newer -> isSame(values(given, event, s), values(given, newer, s), by))) {
                collapsed.add(event);
              }
            }
            return reversed(collapsed);
          }
        });
  }

  private static void quotas(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "a quota keeps the oldest events",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> quota(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            return reversed(super.quota(given, reversed(ordered), s));
          }
        });
    bugs.put(
        "quotas apply before repeats are collapsed",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> select(
              Case given, CaseLabel label, List<CaseRevision> eligible, SequenceDefinition s) {
            return collapse(given, quota(given, distinct(given, eligible, s), s), s);
          }
        });
    bugs.put(
        "a kind without a quota is left out",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> quota(
              Case given, List<CaseRevision> ordered, SequenceDefinition s) {
            Optional<Quota> quota = s.selection().quota();
            return super.quota(given, ordered, s).stream()
                .filter(
                    e ->
                        quota.isEmpty()
                            || quota.get().most().containsKey(kind(given, e, s, quota.get())))
                .toList();
          }
        });
    bugs.put(
        "excluded events use up a quota",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> select(
              Case given, CaseLabel label, List<CaseRevision> eligible, SequenceDefinition s) {
            List<CaseRevision> all = eligible(given, label, withoutExcluding(s));
            List<CaseRevision> left = super.select(given, label, all, s);
            return s.selection().quota().isEmpty()
                ? super.select(given, label, eligible, s)
                : left.stream().filter(eligible::contains).toList();
          }
        });
  }

  private static SequenceDefinition withoutExcluding(SequenceDefinition s) {
    Selection selection = s.selection();
    return CaseSequences.withSelection(
        s,
        new Selection(
            Set.of(), selection.distinctBy(), selection.collapseRepeats(), selection.quota()));
  }

  private static List<CaseRevision> reversed(List<CaseRevision> events) {
    List<CaseRevision> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    return reversed;
  }
}
