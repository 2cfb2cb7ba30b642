/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Decides which label windows a backfill builds, and cuts them into tasks. It may plan windows that
 * would not change, and never leaves out one that could.
 *
 * @param request over all windows of the range
 * @param parent the latest version, empty if there is none
 * @param sources tells what a change of the sources may touch
 */
public record BackfillPlanner(
    BuildRequest request, Optional<DatasetManifest> parent, SourceChanges sources) {
  /** Labels that one task is meant to take where nobody says how many tasks there are. */
  private static final long ROWS_OF_A_TASK = 20_000_000;

  /** Tells whether tables changed between the pins of a version and those of a request. */
  @FunctionalInterface
  public interface SourceChanges {
    /**
     * Whether labels of the window may see another table than the build of the window did; true
     * where it cannot be told.
     */
    boolean mayTouch(LabelWindow window, BuildProvenance before);
  }

  public BackfillPlanner {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(sources, "sources");
  }

  /** What the definition's change means for the parent's rows. */
  public DefinitionChange change() {
    return parent
        .map(version -> DefinitionComparison.of(version, request.definition()))
        .orElse(DefinitionChange.of(DefinitionChange.Kind.FIRST, List.of()));
  }

  /**
   * Plans windows and tasks.
   *
   * @param force whether windows that would not change are built, too
   * @param rows window to its labels, about; a window that is not in it has none
   * @param tasks how many; empty for as many as the rows ask for
   * @param inputs what is read for the windows that are built
   */
  public BackfillPlan plan(
      boolean force,
      Map<LabelWindow, Long> rows,
      OptionalInt tasks,
      DefinitionOrigin origin,
      String engineDigest,
      Function<List<LabelWindow>, List<PlannedInput>> inputs) {
    List<WindowReason> reasons = reasons(force);
    List<LabelWindow> built = new ArrayList<>();
    List<Long> costs = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      if (reasons.get(i).isBuilt()) {
        built.add(request.windows().get(i));
        costs.add(rows.getOrDefault(request.windows().get(i), 0L));
      }
    }
    long all = costs.stream().mapToLong(Long::longValue).sum();
    int count = tasks.orElse((int) Math.min(built.size(), all / ROWS_OF_A_TASK + 1));
    List<Integer> numbers = TaskSplit.of(costs, count);
    Map<LabelWindow, Integer> taskOf = new HashMap<>();
    for (int i = 0; i < built.size(); i++) {
      taskOf.put(built.get(i), numbers.get(i));
    }
    List<PlannedWindow> windows = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      LabelWindow window = request.windows().get(i);
      windows.add(
          new PlannedWindow(
              window.fromMicros(),
              window.toMicros(),
              reasons.get(i),
              rows.getOrDefault(window, 0L),
              taskOf.getOrDefault(window, 0)));
    }
    return new BackfillPlan(
        request,
        origin,
        engineDigest,
        change(),
        inputs.apply(built),
        parent.map(version -> version.build().users().mostEvents()).orElse(List.of()),
        windows,
        tasks(windows));
  }

  private static List<PlannedTask> tasks(List<PlannedWindow> windows) {
    Map<Integer, List<PlannedWindow>> byTask = new HashMap<>();
    long total = 0;
    for (PlannedWindow window : windows) {
      if (window.task() > 0) {
        byTask.computeIfAbsent(window.task(), number -> new ArrayList<>()).add(window);
        total += TaskSplit.cost(window.expectedRows());
      }
    }
    List<PlannedTask> tasks = new ArrayList<>();
    for (int number = 1; number <= byTask.size(); number++) {
      List<PlannedWindow> own = byTask.get(number);
      long cost = own.stream().mapToLong(of -> TaskSplit.cost(of.expectedRows())).sum();
      tasks.add(
          new PlannedTask(
              number,
              own.get(0).fromMicros(),
              own.get(own.size() - 1).toMicros(),
              own.size(),
              own.stream().mapToLong(PlannedWindow::expectedRows).sum(),
              (int) Math.round(1_000.0 * cost / total)));
    }
    return tasks;
  }

  /** The reason of each window of the request. */
  List<WindowReason> reasons(boolean force) {
    Map<LabelWindow, PublishedWindow> published = new HashMap<>();
    parent.ifPresent(
        version -> version.windows().forEach(window -> published.put(window.window(), window)));
    return request.windows().stream()
        .map(window -> reason(window, published.get(window), force))
        .toList();
  }

  private WindowReason reason(LabelWindow window, PublishedWindow published, boolean force) {
    if (published == null) {
      return WindowReason.MISSING;
    }
    Map<String, BuildProvenance> builds = parent.orElseThrow().builds();
    BuildProvenance before = builds.get(published.comparedBuildId());
    if (!before.fingerprint().equals(request.fingerprint())) {
      return WindowReason.DEFINITION_CHANGED;
    }
    if (before.knowledgeTimeMicros() != request.knowledgeTimeMicros()
        && decides(builds.get(published.buildId()))) {
      return WindowReason.KNOWLEDGE_CHANGED;
    }
    if (sources.mayTouch(window, before)) {
      return WindowReason.SOURCES_CHANGED;
    }
    return force ? WindowReason.FORCED : WindowReason.UNCHANGED;
  }

  /** Whether another {@code K} may give other rows: under what serving saw, by mature labels. */
  private boolean decides(BuildProvenance before) {
    return request.definition().definition().knowledge() instanceof KnowledgePolicy.AsKnownAt
        || request.definition().definition().labels().outcome().isPresent()
        || !before.inputCounts().containsKey("labels");
  }
}
