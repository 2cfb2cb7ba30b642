/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.submit.JobProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress where there is no terminal: a line per stage, and in between one every ten seconds. */
public final class ProgressLines implements ProgressDisplay {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final PrintWriter writer;
  private final InstantSource clock;
  private String stage = "";
  private Instant next = Instant.MIN;

  public ProgressLines(PrintWriter writer, InstantSource clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public void show(JobProgress progress) {
    Instant now = clock.instant();
    boolean entered = !progress.stage().equals(stage);
    if (!entered && now.isBefore(next)) {
      return;
    }
    stage = progress.stage();
    next = now.plus(INTERVAL);
    writer.println(
        stage
            + (progress.total() == 0
                ? ""
                : ": " + progress.done() + " of " + progress.total() + " tasks"));
  }
}
