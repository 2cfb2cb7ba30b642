/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wrong readings of what is derived from the history. */
final class PlantedDerivedBugs {
  private PlantedDerivedBugs() {}

  static Map<String, ReferenceAssembler> all() {
    Map<String, ReferenceAssembler> bugs = new LinkedHashMap<>();
    history(bugs);
    times(bugs);
    windows(bugs);
    totals(bugs);
    return bugs;
  }

  private static ReferenceAssembler deriving(ReferenceDerivation derivation) {
    return new ReferenceAssembler() {
      @Override
      protected ReferenceDerivation derivation() {
        return derivation;
      }
    };
  }

  private static void history(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "what is derived sees the history after its selection",
        new ReferenceAssembler() {
          @Override
          protected Map<String, List<Object>> derived(
              Case given,
              CaseLabel label,
              List<CaseRevision> eligible,
              List<CaseRevision> kept,
              SequenceDefinition s) {
            List<CaseRevision> selected = select(given, label, eligible, s);
            return super.derived(given, label, selected, kept, s);
          }
        });
    bugs.put(
        "what is derived sees the events that are kept",
        new ReferenceAssembler() {
          @Override
          protected Map<String, List<Object>> derived(
              Case given,
              CaseLabel label,
              List<CaseRevision> eligible,
              List<CaseRevision> kept,
              SequenceDefinition s) {
            List<CaseRevision> oldestFirst = new ArrayList<>(kept);
            if (s.order() == SequenceOrder.NEWEST_FIRST) {
              Collections.reverse(oldestFirst);
            }
            return super.derived(given, label, oldestFirst, kept, s);
          }
        });
    bugs.put(
        "derived values of newest-first stand oldest-first",
        new ReferenceAssembler() {
          @Override
          protected Map<String, List<Object>> derived(
              Case given,
              CaseLabel label,
              List<CaseRevision> eligible,
              List<CaseRevision> kept,
              SequenceDefinition s) {
            Map<String, List<Object>> derived = super.derived(given, label, eligible, kept, s);
            if (s.order() == SequenceOrder.NEWEST_FIRST) {
              derived.values().forEach(Collections::reverse);
            }
            return derived;
          }
        });
  }

  private static void times(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "durations are rounded up",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected long units(long micros, long unitMicros) {
                return -Math.floorDiv(-micros, unitMicros);
              }
            }));
    bugs.put(
        "the first event comes 0 after nothing",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected Object sincePrevious(ReferenceHistory history, int at, long unitMicros) {
                return at == 0 ? (Object) 0L : super.sincePrevious(history, at, unitMicros);
              }
            }));
    bugs.put(
        "a session begins only after more than the idle time",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected boolean isIdle(long micros, long idleMicros) {
                return micros > idleMicros;
              }
            }));
    bugs.put(
        "sessions count from 0",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected long session(long idleMicros, ReferenceHistory history, int at) {
                return super.session(idleMicros, history, at) - 1;
              }
            }));
    bugs.put(
        "positions count from the newest event",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected Object derive(
                  DerivedAttribute attribute, ReferenceHistory history, int at, long t) {
                return attribute instanceof DerivedAttribute.Position
                    ? (Object) (long) (history.events().size() - at)
                    : super.derive(attribute, history, at, t);
              }
            }));
  }

  private static void windows(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "events of the same time count, and so does the event itself",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected boolean isWithin(long otherMicros, long eventMicros, long withinMicros) {
                return otherMicros == eventMicros
                    || super.isWithin(otherMicros, eventMicros, withinMicros);
              }
            }));
    bugs.put(
        "an event counts itself",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected List<CaseRevision> window(
                  ReferenceHistory history, int at, long withinMicros, Optional<String> by) {
                List<CaseRevision> window = super.window(history, at, withinMicros, by);
                if (window != null) {
                  window.add(history.event(at));
                }
                return window;
              }
            }));
    bugs.put(
        "an event from exactly the duration before does not count",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected boolean isNear(long micros, long withinMicros) {
                return micros < withinMicros;
              }
            }));
    bugs.put(
        "a window is a microsecond too long",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected boolean isNear(long micros, long withinMicros) {
                return micros <= withinMicros + 1;
              }
            }));
    bugs.put(
        "the duration of a window is ignored",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected boolean isNear(long micros, long withinMicros) {
                return true;
              }
            }));
    bugs.put(
        "events of other values count",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected List<CaseRevision> window(
                  ReferenceHistory history, int at, long withinMicros, Optional<String> by) {
                return super.window(history, at, withinMicros, by) == null
                    ? null
                    : super.window(history, at, withinMicros, Optional.empty());
              }
            }));
    bugs.put(
        "an event whose value is null counts nothing",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected List<CaseRevision> window(
                  ReferenceHistory history, int at, long withinMicros, Optional<String> by) {
                List<CaseRevision> window = super.window(history, at, withinMicros, by);
                return window == null ? List.of() : window;
              }
            }));
  }

  private static void totals(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "null is a value among the distinct ones",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected Object derive(
                  DerivedAttribute attribute, ReferenceHistory history, int at, long t) {
                Object right = super.derive(attribute, history, at, t);
                if (attribute instanceof DerivedAttribute.DistinctCount count && right != null) {
                  boolean hasNull =
                      window(history, at, count.withinMicros(), count.by()).stream()
                          .anyMatch(event -> history.value(event, count.of()) == null);
                  return (Long) right + (hasNull ? 1 : 0);
                }
                return right;
              }
            }));
    bugs.put(
        "repeated values count as distinct",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected long distinct(List<Object> present) {
                return present.size();
              }
            }));
    bugs.put(
        "the sum of nothing is null",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected Object sum(List<Object> present, boolean isDouble) {
                return present.isEmpty() ? null : super.sum(present, isDouble);
              }
            }));
    bugs.put(
        "sums of doubles are rounded after each addition",
        deriving(
            new ReferenceDerivation() {
              @Override
              protected Object sum(List<Object> present, boolean isDouble) {
                double sum = 0;
                for (Object value : isDouble ? present : List.of()) {
                  sum += (Double) value;
                }
                return isDouble ? (Object) sum : super.sum(present, false);
              }
            }));
  }
}
