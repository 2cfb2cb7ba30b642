/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class SignalTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalStopsTheBuildAndItsChild(String signal, int exitCode) throws Exception {
    Process launcher = start();
    try (BufferedReader err = launcher.errorReader()) {
      waitForLine(err, "assemble");
      List<ProcessHandle> children = launcher.descendants().toList();
      assertThat(children).isNotEmpty();

      new ProcessBuilder("kill", "-" + signal, Long.toString(launcher.pid())).start().waitFor();

      assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(err.lines().toList())
          .anySatisfy(line -> assertThat(line).startsWith("Stopped build b-"));
      assertThat(launcher.exitValue()).isEqualTo(exitCode);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(shop.dataset().resolve("versions")).doesNotExist();
    } finally {
      launcher.destroyForcibly();
    }
  }

  @org.junit.jupiter.api.Test
  void aKilledLauncherTakesItsChildWithIt() throws Exception {
    Process launcher = start();
    try (BufferedReader err = launcher.errorReader()) {
      waitForLine(err, "assemble");
      List<ProcessHandle> children = launcher.descendants().toList();

      launcher.destroyForcibly().waitFor();

      for (ProcessHandle child : children) {
        child.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  /** Even if whoever runs the tests ignores SIGINT, as a shell does for its background jobs. */
  private Process start() throws IOException {
    return new ProcessBuilder(
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StoppableMain.class.getName(),
            "build",
            shop.definition().toString(),
            "--from",
            "2026-03-01",
            "--to",
            "2026-03-02")
        .start();
  }

  private static void waitForLine(BufferedReader lines, String start) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.append(line).append('\n');
      if (line.startsWith(start)) {
        return;
      }
    }
    assertThat(seen).as("what the launcher said").contains(start);
  }
}
