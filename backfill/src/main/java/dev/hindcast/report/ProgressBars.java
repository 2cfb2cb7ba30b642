/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.submit.JobProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal: a bar per stage. */
public final class ProgressBars implements ProgressDisplay {
  private static final int INTERVAL_MILLIS = 200;

  private final PrintWriter writer;
  private final int columns;
  private String stage = "";
  private ProgressBar bar;

  /** Bars that are as wide as the terminal. */
  public ProgressBars(PrintWriter writer, int columns) {
    this.writer = writer;
    this.columns = columns;
  }

  @Override
  public void show(JobProgress progress) {
    if (bar == null || !progress.stage().equals(stage)) {
      close();
      stage = progress.stage();
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(progress.total() == 0 ? -1 : progress.total())
              .setUpdateIntervalMillis(INTERVAL_MILLIS)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new Line())
              .build();
    }
    if (progress.total() > 0) {
      bar.maxHint(progress.total());
    }
    bar.stepTo(progress.done());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** Writes each state of a bar over the one before. */
  private final class Line implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return columns - 1;
    }

    @Override
    public void accept(String rendered) {
      writer.print('\r' + rendered);
      writer.flush();
    }

    @Override
    public void close() {
      writer.println();
    }
  }
}
