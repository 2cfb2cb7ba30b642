/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.store.backfill.Runner;
import dev.hindcast.time.Micros;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RunnerProcessTest {
  private static final Instant NOW = Instant.parse("2026-04-15T00:00:00Z");

  @Test
  void thisProcessIsThere() {
    assertThat(RunnerProcess.isGone(RunnerProcess.own(NOW))).isFalse();
  }

  @Test
  void anotherProcessUnderTheSameNumberIsNotTheRunner() {
    Runner own = RunnerProcess.own(NOW);

    assertThat(
            RunnerProcess.isGone(
                new Runner(
                    own.host(),
                    own.pid(),
                    own.processStartedAtMicros() - 1,
                    own.startedAtMicros())))
        .isTrue();
  }

  @Test
  void nothingIsSaidOfOtherMachines() {
    Runner own = RunnerProcess.own(NOW);

    assertThat(RunnerProcess.isGone(new Runner("elsewhere", own.pid(), 0, own.startedAtMicros())))
        .isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(60)
  void aKilledProcessThatNobodyWaitsForIsGone() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
    try (BufferedReader output = parent.inputReader(UTF_8)) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      long start = Micros.ofInstant(child.info().startInstant().orElseThrow());
      Runner runner =
          new Runner(RunnerProcess.own(NOW).host(), child.pid(), start, Micros.ofInstant(NOW));
      assertThat(RunnerProcess.isGone(runner)).isFalse();

      child.destroyForcibly();
      Path stat = Path.of("/proc", Long.toString(child.pid()), "stat");
      while (!Files.readString(stat).contains(") Z ")) {
        Thread.onSpinWait();
      }

      assertThat(child.isAlive()).isTrue();
      assertThat(RunnerProcess.isGone(runner)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }
}
