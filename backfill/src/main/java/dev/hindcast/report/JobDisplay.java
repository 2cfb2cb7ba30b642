/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.config.ShownText;
import dev.hindcast.submit.ApplicationState;
import dev.hindcast.submit.JobListener;
import dev.hindcast.submit.JobProgress;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Shows people what a job does.
 *
 * @param showsStates whether people are told how an application on a cluster fares
 * @param showsLog whether the engine's log is shown, too
 * @param staged hears of each task of a backfill that is staged, with its rows
 */
public record JobDisplay(
    ProgressDisplay display,
    PrintWriter writer,
    boolean showsStates,
    boolean showsLog,
    LongConsumer staged)
    implements JobListener {
  public JobDisplay {
    Objects.requireNonNull(display, "display");
    Objects.requireNonNull(writer, "writer");
    Objects.requireNonNull(staged, "staged");
  }

  @Override
  public void progress(JobProgress progress) {
    display.show(progress);
  }

  @Override
  public void application(ApplicationState state) {
    if (showsStates) {
      display.close();
      writer.println(ShownText.line(state.text()));
    }
  }

  @Override
  public void staged(long rows) {
    display.close();
    staged.accept(rows);
  }

  @Override
  public void warning(String text) {
    display.close();
    writer.println("Warning: " + ShownText.line(text));
  }

  @Override
  public void log(String line) {
    if (showsLog) {
      writer.println(line);
    }
  }
}
