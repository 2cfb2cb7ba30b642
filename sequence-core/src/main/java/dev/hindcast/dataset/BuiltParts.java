/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.event.RejectReason;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parts of a backfill, added up. Rows of sources count once for each part that read them; rows
 * of the label table count once.
 *
 * @param parts of one definition, without common windows
 */
public record BuiltParts(List<BuiltPart> parts) {
  private static final String LABELS = "labels";
  private static final Set<String> OF_NO_WINDOW =
      Set.of(RejectReason.NULL_LABEL_TIME.text(), RejectReason.LABEL_TIME_OUT_OF_RANGE.text());

  public BuiltParts {
    parts = List.copyOf(parts);
    Checks.require(!parts.isEmpty(), "a backfill needs a part");
  }

  /** All windows, in the order of time. */
  public List<PublishedWindow> windows() {
    return parts.stream()
        .flatMap(part -> part.windows().stream())
        .sorted((a, b) -> a.window().compareTo(b.window()))
        .toList();
  }

  /** All files. */
  public List<PublishedFile> files() {
    return parts.stream().flatMap(part -> part.files().stream()).toList();
  }

  /** Rejected rows by input and reason. */
  public Map<String, Map<String, Long>> rejected() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    for (BuiltPart part : parts) {
      part.provenance()
          .rejected()
          .forEach(
              (input, reasons) ->
                  reasons.forEach(
                      (reason, rows) ->
                          all.computeIfAbsent(input, unused -> new TreeMap<>())
                              .merge(
                                  reason,
                                  rows,
                                  input.equals(LABELS) && OF_NO_WINDOW.contains(reason)
                                      ? Math::max
                                      : Math::addExact)));
    }
    return all;
  }

  /** Rows by input and by what became of them. */
  public Map<String, Map<String, Long>> inputCounts() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    for (BuiltPart part : parts) {
      part.provenance()
          .inputCounts()
          .forEach(
              (input, counts) ->
                  counts.forEach(
                      (name, rows) ->
                          all.computeIfAbsent(input, unused -> new TreeMap<>())
                              .merge(name, rows, Math::addExact)));
    }
    Map<String, Long> labels = all.get(LABELS);
    if (labels != null) {
      labels.remove("read");
      labels.put("read", sum(labels) + sum(rejected().getOrDefault(LABELS, Map.of())));
    }
    return all;
  }

  /** What was checked of the splits, added up; what only a look at all users tells is left out. */
  public List<CheckedStatement> statements() {
    Map<String, CheckedStatement> all = new LinkedHashMap<>();
    for (BuiltPart part : parts) {
      for (CheckedStatement of : part.provenance().statements()) {
        if (!of.statement().equals("users-in-several-splits")) {
          all.merge(of.statement(), of, BuiltParts::plus);
        }
      }
    }
    return List.copyOf(all.values());
  }

  /** The same, their windows judged by what all parts know of their inputs. */
  public BuiltParts judged(CompletenessRule rule, BuildProvenance all) {
    return new BuiltParts(parts.stream().map(part -> part.judged(rule, all)).toList());
  }

  /** When the rows of the inputs arrived, over all parts. */
  public Map<String, InputArrivals> arrivals() {
    Map<String, InputArrivals> all = new TreeMap<>();
    parts.forEach(
        part ->
            part.provenance()
                .arrivals()
                .forEach((input, of) -> all.merge(input, of, InputArrivals::plus)));
    return all;
  }

  /**
   * Measures the gates over all parts.
   *
   * @param plan of the version
   */
  public GateChecks measure(GatesDefinition definition, VersionPlan plan) {
    GateChecks gates = new GateChecks(definition);
    Map<String, Map<String, Long>> rejected = rejected();
    inputCounts()
        .forEach(
            (input, counts) -> {
              Map<String, Long> reasons = rejected.getOrDefault(input, Map.of());
              long erased = reasons.getOrDefault(RejectReason.ERASED_USER.text(), 0L);
              long refused = sum(reasons);
              long read = counts.getOrDefault("read", 0L);
              gates.rejectedShare(
                  input, refused - erased, input.equals(LABELS) ? read - refused : read);
            });
    long rows = windows().stream().mapToLong(PublishedWindow::rows).sum();
    gates.rows(rows);
    Conservation.sum(windows(), parts.get(0).sequences())
        .forEach((sequence, statistics) -> gates.emptyShare(sequence, statistics.emptyShare()));
    return gates.rowChange(rowsBefore(plan), rows);
  }

  /** Rows of the parent's windows that are built again; empty if one was not there. */
  private static OptionalLong rowsBefore(VersionPlan plan) {
    Set<LabelWindow> replaced = new TreeSet<>();
    plan.replacedWindows().forEach(window -> replaced.add(window.window()));
    return replaced.containsAll(plan.windows())
        ? OptionalLong.of(plan.replacedWindows().stream().mapToLong(PublishedWindow::rows).sum())
        : OptionalLong.empty();
  }

  /** Build ids of the parts. */
  public List<String> buildIds() {
    List<String> ids = new ArrayList<>();
    parts.forEach(part -> ids.add(part.buildId()));
    return ids;
  }

  private static CheckedStatement plus(CheckedStatement a, CheckedStatement b) {
    return new CheckedStatement(
        a.statement(), a.text(), a.checked() + b.checked(), a.found() + b.found());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
