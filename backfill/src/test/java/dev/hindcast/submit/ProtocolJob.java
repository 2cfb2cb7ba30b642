/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A driver's main class that speaks the protocol of a job without doing any work. */
public final class ProtocolJob {
  static final String SCENARIO_PROPERTY = "hindcast.test.scenario";

  private ProtocolJob() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path request = Path.of(arguments[List.of(arguments).indexOf("--request") + 1]);
    Path outcome = Path.of(arguments[List.of(arguments).indexOf("--outcome") + 1]);
    System.out.println("request has permissions " + Files.getPosixFilePermissions(request));
    switch (Scenario.valueOf(System.getProperty(SCENARIO_PROPERTY))) {
      case PUBLISHES -> {
        progress("pin", 0, 0);
        progress("assemble", 0, 2);
        System.err.println("an ordinary line of the log");
        progress("assemble", 2, 2);
        progress("publish", 0, 0);
        Files.writeString(outcome, "{\"status\":\"published\",\"version\":3}");
      }
      case CHECKS -> Files.writeString(outcome, "{\"status\":\"checked\"}");
      case REPORTS ->
          Files.writeString(
              outcome,
              "{\"status\":\"reported\",\"report\":{\"arguments\":"
                  + (arguments.length - 5)
                  + "}}");
      case REFUSES -> {
        Files.writeString(
            outcome,
            "{\"status\":\"failed\",\"code\":\"EXPRESSION_REFUSED\",\"message\":\"Cannot so.\"}");
        System.exit(3);
      }
      case CRASHES -> {
        System.err.println("java.lang.OutOfMemoryError: Java heap space");
        System.exit(52);
      }
      case CRASHES_WHILE_PUBLISHING -> {
        progress("publish", 0, 0);
        Runtime.getRuntime().halt(9);
      }
      case HANGS -> {
        progress("assemble", 1, 2);
        new CountDownLatch(1).await();
      }
      case HANGS_WHILE_PUBLISHING -> {
        System.err.writeBytes((line("assemble", 2, 2) + line("publish", 0, 0)).getBytes(UTF_8));
        new CountDownLatch(1).await();
      }
    }
  }

  private static void progress(String stage, long done, long total) {
    System.err.print(line(stage, done, total));
  }

  private static String line(String stage, long done, long total) {
    return "HINDCAST-PROGRESS {\"stage\":\""
        + stage
        + "\",\"done\":"
        + done
        + ",\"total\":"
        + total
        + "}\n";
  }
}
