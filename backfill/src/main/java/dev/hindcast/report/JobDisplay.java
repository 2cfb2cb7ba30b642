/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.submit.JobListener;
import dev.hindcast.submit.JobProgress;
import java.io.PrintWriter;
import java.util.Objects;

/**
 * Shows people what a job does.
 *
 * @param showsLog whether the engine's log is shown, too
 */
public record JobDisplay(ProgressDisplay display, PrintWriter writer, boolean showsLog)
    implements JobListener {
  public JobDisplay {
    Objects.requireNonNull(display, "display");
    Objects.requireNonNull(writer, "writer");
  }

  @Override
  public void progress(JobProgress progress) {
    display.show(progress);
  }

  @Override
  public void log(String line) {
    if (showsLog) {
      writer.println(line);
    }
  }
}
