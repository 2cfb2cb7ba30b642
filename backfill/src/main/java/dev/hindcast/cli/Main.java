/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.submit.DriverCommand;
import dev.hindcast.submit.EngineSubmitter;
import dev.hindcast.submit.LocalSubmitter;
import dev.hindcast.submit.PackagedJob;
import dev.hindcast.submit.SparkSubmitter;
import dev.hindcast.submit.Submitter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The process of the launcher. */
public final class Main {
  /** Set to true by the script if standard error is a terminal. */
  private static final String TERMINAL_PROPERTY = "hindcast.terminal";

  /** How long a stopped command may take to say so. */
  private static final long LAST_WORDS_SECONDS = 3;

  private Main() {}

  public static void main(String[] arguments) {
    run(arguments, Main::submitter);
  }

  /** Runs a command line and ends the process. */
  static void run(String[] arguments, Supplier<Submitter> submitters) {
    AtomicReference<Submitter> submitter = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(submitter.get(), ended)));
    PrintWriter out = writer(System.out);
    PrintWriter err = writer(System.err);
    Surroundings surroundings =
        new Surroundings(
            out,
            err,
            System.getenv(),
            InstantSource.system(),
            new SecureRandom()::nextInt,
            seconds -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds)),
            Boolean.getBoolean(TERMINAL_PROPERTY),
            () -> submitter.updateAndGet(known -> known == null ? submitters.get() : known));
    int exitCode = Hindcast.commandLine(surroundings).execute(arguments);
    out.flush();
    err.flush();
    ended.countDown();
    System.exit(exitCode);
  }

  private static Submitter submitter() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name));
    }
    return new EngineSubmitter(
        new LocalSubmitter(DriverCommand.of(properties, System.getenv())),
        new SparkSubmitter(PackagedJob.of(properties, System.getenv())));
  }

  /** On a signal the job is stopped first; then the command gets a moment to say so. */
  private static void stop(Submitter submitter, CountDownLatch ended) {
    if (submitter == null || !submitter.stop()) {
      return;
    }
    try {
      ended.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
