/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Says how an application on a cluster fares, in lines of JSON that a launcher reads. */
final class ApplicationReport extends SparkListener implements AutoCloseable {
  /** How a line on standard error begins that a launcher reads; JSON follows. */
  static final String LINE_PREFIX = "HINDCAST-APPLICATION ";

  private final SparkContext context;
  private final Consumer<String> lines;

  private ApplicationReport(SparkContext context, Consumer<String> lines) {
    this.context = context;
    this.lines = lines;
  }

  /**
   * Reports from now on, on standard error.
   *
   * @param isWanted whether anybody reads it
   */
  static ApplicationReport of(SparkContext context, boolean isWanted) {
    return of(
        context,
        isWanted && !context.isLocal()
            ? line -> {
              synchronized (System.err) {
                System.err.println(line);
              }
            }
            : line -> {});
  }

  /** Reports from now on. */
  static ApplicationReport of(SparkContext context, Consumer<String> lines) {
    ApplicationReport report = new ApplicationReport(context, lines);
    context.addSparkListener(report);
    return report;
  }

  /** Says that the cluster knows the application, and who works for it already. */
  void accepted() {
    int executors = executors();
    say(executors == 0 ? "accepted" : "running", executors, "");
  }

  @Override
  public void onBlockManagerAdded(SparkListenerBlockManagerAdded added) {
    int executors = executors();
    if (!added.blockManagerId().isDriver() && executors > 0) {
      say("running", executors, "");
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    say(
        "executor-lost",
        executors(),
        "executor " + removed.executorId() + ": " + removed.reason().strip());
  }

  /** Ends the report: what comes after is the application's own end. */
  @Override
  public void close() {
    context.removeSparkListener(this);
  }

  private int executors() {
    return context.isStopped() ? 0 : Math.max(0, context.getExecutorMemoryStatus().size() - 1);
  }

  private void say(String state, int executors, String detail) {
    lines.accept(
        LINE_PREFIX
            + JsonNodeFactory.instance
                .objectNode()
                .put("id", context.applicationId())
                .put("state", state)
                .put("executors", executors)
                .put("detail", detail));
  }
}
