/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Runs a main class in a JVM of its own, with this JVM's class path and what Spark needs of a JVM.
 *
 * @param options further options of the JVM, such as {@code -Xmx4g}
 * @param log file for both output streams
 * @param limit when the process is ended
 */
record ChildJvm(List<String> options, Path log, Duration limit) {
  /**
   * How a process ended.
   *
   * @param exitCode -1 if it was ended because it took too long
   */
  record Ended(int exitCode, double wallSeconds) {
    boolean isTooLate() {
      return exitCode < 0;
    }
  }

  Ended run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(new File("/dev/null"))
            .start();
    boolean isDone = false;
    try {
      isDone = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!isDone) {
        process.destroyForcibly().waitFor();
      }
    }
    double wallSeconds = (System.nanoTime() - started) / 1e9;
    return new Ended(isDone ? process.exitValue() : -1, wallSeconds);
  }

  /** The last lines of the log that are no notices of the JVM or of Spark. */
  String lastLines(int count) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }
}
