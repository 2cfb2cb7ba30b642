/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.label.LabelWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rebuild of a range of label windows as one new version: which windows, why, from which source
 * snapshots, and how the work is cut into tasks. {@link BackfillPlanJson} reads and writes it.
 *
 * @param request over all windows of the range; its build id names the plan and the version's
 *     build, and its definition holds no secrets once it was read from JSON
 * @param origin where the definition with its secrets is
 * @param engineDigest SHA-256 in hex of the code that planned it
 * @param change what the definition's change means for the rows of the parent
 * @param inputs what is read
 * @param heaviestUsers events of the users who had most in the parent's build, descending
 * @param windows all windows of the request, in its order
 * @param tasks in the order of their numbers, from 1; none if no window is to be built
 */
public record BackfillPlan(
    BuildRequest request,
    DefinitionOrigin origin,
    String engineDigest,
    DefinitionChange change,
    List<PlannedInput> inputs,
    List<Long> heaviestUsers,
    List<PlannedWindow> windows,
    List<PlannedTask> tasks) {
  /** Why its builds are made. */
  public static final String REASON = "backfill";

  public BackfillPlan {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(engineDigest, "engineDigest");
    Objects.requireNonNull(change, "change");
    inputs = List.copyOf(inputs);
    heaviestUsers = List.copyOf(heaviestUsers);
    windows = List.copyOf(windows);
    tasks = List.copyOf(tasks);
    require(
        windows.stream().map(PlannedWindow::window).toList().equals(request.windows()),
        "the windows of a plan must be those of its request");
    require(request.reason().equals(REASON), "a plan's request is a backfill");
    Set<Integer> used = new HashSet<>();
    for (PlannedWindow window : windows) {
      require(
          window.task() <= tasks.size(),
          "there is no task " + window.task() + " for label window " + window.window());
      used.add(window.task());
    }
    for (int i = 0; i < tasks.size(); i++) {
      int number = tasks.get(i).number();
      require(number == i + 1, "task " + number + " stands at place " + (i + 1));
      require(used.contains(number), "task " + number + " has no label window");
    }
  }

  /** Names the plan; it is the build id of the version. */
  public String planId() {
    return request.buildId();
  }

  /** The windows that are built, in the order of time. */
  public List<LabelWindow> builtWindows() {
    return windows.stream()
        .filter(window -> window.reason().isBuilt())
        .map(PlannedWindow::window)
        .toList();
  }

  /** The windows of a task, in the order of time. */
  public List<LabelWindow> windowsOf(int task) {
    return windows.stream()
        .filter(window -> window.task() == task)
        .map(PlannedWindow::window)
        .toList();
  }

  /** The same plan, run with another reading of the definition and another engine. */
  public BackfillPlan with(ParsedDefinition definition, String otherEngineDigest) {
    return new BackfillPlan(
        request.with(definition),
        origin,
        otherEngineDigest,
        change,
        inputs,
        heaviestUsers,
        windows,
        tasks);
  }

  /** The request of one attempt at a task. */
  public BuildRequest attempt(int task, String buildId) {
    return request.over(buildId, windowsOf(task));
  }

  /**
   * SHA-256 in hex of everything that decides what a task makes: attempts at a task whose digests
   * are equal make equal rows.
   */
  public String taskDigest(int task) {
    String text =
        engineDigest
            + "\n"
            + BuildRequestJson.writeRedacted(attempt(task, planId()).with(BuildWaivers.NONE));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
