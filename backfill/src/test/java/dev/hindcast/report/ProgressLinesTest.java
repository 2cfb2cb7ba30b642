/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.submit.JobProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final StringWriter text = new StringWriter();
  private final ProgressLines lines = new ProgressLines(new PrintWriter(text, true), () -> now);

  @Test
  void aThousandTasksOfOneSecondTakeALineEveryTenSeconds() {
    lines.show(new JobProgress("pin", 0, 0));
    for (int done = 0; done <= 1_000; done++) {
      lines.show(new JobProgress("assemble", done, 1_000));
      now = now.plusSeconds(1);
    }
    lines.show(new JobProgress("publish", 0, 0));

    assertThat(text.toString().lines())
        .hasSize(1 + 101 + 1)
        .startsWith("pin", "assemble: 0 of 1000 tasks", "assemble: 10 of 1000 tasks")
        .endsWith("assemble: 1000 of 1000 tasks", "publish");
  }

  @Test
  void barsAreDrawnOverEachOther() {
    try (ProgressBars bars = new ProgressBars(new PrintWriter(text, true), 60)) {
      bars.show(new JobProgress("assemble", 0, 4));
      bars.show(new JobProgress("assemble", 3, 4));
      bars.show(new JobProgress("publish", 0, 0));
    }

    assertThat(text.toString()).contains("\rassemble").contains("3/4").contains("\rpublish");
    assertThat(text.toString().split("[\r\n]")).allMatch(line -> line.length() < 60);
  }
}
