/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.PlannedInput;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.plan.PlannedWindow;
import dev.hindcast.plan.WindowReason;
import dev.hindcast.time.Micros;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans and states of backfills, for people and programs. */
public final class BackfillText {
  private static final int MOST_TASKS = 20;
  private static final int WIDE = 200;

  private BackfillText() {}

  /** A plan for people, with the next step. */
  public static String plan(BackfillPlan plan, String file) {
    BuildRequest request = plan.request();
    TextLines lines = new TextLines();
    lines.add(
        "Planned backfill "
            + plan.planId()
            + " of dataset "
            + request.definition().definition().name()
            + " as version "
            + (request.parentVersion() + 1)
            + "; nothing was run.");
    lines.field("label times", PlanText.windows(request.windows()));
    reasons(plan.windows())
        .forEach((reason, count) -> lines.field(reason.text(), Figures.count(count, "window")));
    lines.field("definition", "change: " + plan.change().text());
    lines.field(
        "knowledge",
        PlanText.knowledge(request.definition().definition(), request.knowledgeTimeMicros()));
    for (PlannedInput input : plan.inputs()) {
      lines.field(
          input.input(),
          input.table()
              + ": "
              + Figures.count(input.files(), "file")
              + ", "
              + Figures.bytes(input.bytes())
              + " after pruning");
    }
    lines.field("heavy users", heavyUsers(plan.heaviestUsers()));
    lines.field(
        "expected",
        "about "
            + Figures.count(
                plan.tasks().stream().mapToLong(PlannedTask::expectedRows).sum(), "row"));
    tasks(lines, plan);
    lines.add(
        plan.tasks().isEmpty()
            ? "Nothing is to be built: the latest version has all of it."
            : "Look at " + file + ", then run it: scripts/hindcast backfill run " + file);
    return lines.toString();
  }

  private static void tasks(TextLines lines, BackfillPlan plan) {
    if (plan.tasks().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("task", "windows", "rows", "cost", "label times");
    for (PlannedTask task : plan.tasks().stream().limit(MOST_TASKS).toList()) {
      table.add(
          List.of(
              Integer.toString(task.number()),
              Figures.count(task.windows()),
              Figures.count(task.expectedRows()),
              Figures.share(task.cost() / 1_000.0),
              times(task)));
    }
    table.withWholeLast().addTo(lines, WIDE);
    if (plan.tasks().size() > MOST_TASKS) {
      lines.add("  and " + (plan.tasks().size() - MOST_TASKS) + " more");
    }
  }

  private static String times(PlannedTask task) {
    return new LabelWindow(task.fromMicros(), task.toMicros()).toString();
  }

  private static Map<WindowReason, Long> reasons(List<PlannedWindow> windows) {
    return windows.stream()
        .collect(
            Collectors.groupingBy(
                PlannedWindow::reason,
                () -> new EnumMap<>(WindowReason.class),
                Collectors.counting()));
  }

  private static String heavyUsers(List<Long> events) {
    return events.isEmpty()
        ? "not known before the first build; scripts/hindcast profile measures them"
        : "in the latest version the heaviest had "
            + Figures.count(events.get(0), "event")
            + ", the "
            + Figures.count(events.size())
            + "th "
            + Figures.count(events.get(events.size() - 1));
  }

  /** A state for people. */
  public static String status(BackfillStatus status, int columns) {
    TextLines lines = new TextLines();
    long done = status.tasks().stream().filter(task -> task.state().equals("done")).count();
    lines.add(
        "Backfill "
            + status.planId()
            + " of dataset "
            + status.dataset()
            + " is "
            + (status.state().equals("nothing to build") ? "without a task" : status.state())
            + (status.detail().isEmpty() ? "" : ": " + status.detail())
            + ".");
    lines.field(
        "done",
        done
            + " of "
            + Figures.count(status.tasks().size(), "task")
            + ", "
            + Figures.count(
                status.tasks().stream().mapToLong(BackfillStatus.OfTask::rows).sum(), "row"));
    TextTable table = new TextTable("task", "windows", "rows", "attempts", "state", "label times");
    for (BackfillStatus.OfTask task : status.tasks()) {
      table.add(
          List.of(
              Integer.toString(task.task().number()),
              Figures.count(task.task().windows()),
              Figures.count(task.rows()),
              Integer.toString(task.attempts()),
              task.state(),
              times(task.task())));
      if (!task.lastError().isEmpty()) {
        table.note(task.lastError().lines().findFirst().orElse("").strip());
      }
    }
    if (!status.tasks().isEmpty()) {
      table.withWholeLast().addTo(lines, columns);
    }
    lines.field("next", status.next());
    return lines.toString();
  }

  /** A state for programs. */
  public static String json(BackfillStatus status) {
    ObjectNode json = JsonText.object(status.state().replace(' ', '-').toLowerCase(Locale.ROOT));
    json.put("planId", status.planId());
    json.put("dataset", status.dataset());
    json.put("detail", status.detail());
    ArrayNode tasks = json.putArray("tasks");
    for (BackfillStatus.OfTask task : status.tasks()) {
      LabelWindow times = new LabelWindow(task.task().fromMicros(), task.task().toMicros());
      tasks
          .addObject()
          .put("task", task.task().number())
          .put("state", task.state())
          .put("from", Micros.text(times.fromMicros()))
          .put("to", Micros.text(times.toMicros()))
          .put("windows", task.task().windows())
          .put("rows", task.rows())
          .put("attempts", task.attempts())
          .put("lastError", task.lastError());
    }
    json.put("next", status.next());
    return json.toPrettyString();
  }
}
