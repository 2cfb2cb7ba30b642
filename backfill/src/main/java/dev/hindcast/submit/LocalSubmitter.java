/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.config.SecretTexts;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequestJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs jobs on Spark in a child JVM on this machine. */
public final class LocalSubmitter implements Submitter {
  /** Exit codes of a process that SIGINT or SIGTERM ended. */
  private static final int INTERRUPTED = 130;

  private static final int TERMINATED = 143;
  private static final Set<Integer> SIGNALLED = Set.of(INTERRUPTED, TERMINATED);

  private final DriverCommand command;
  private final Function<JobKind, String> mainClass;
  private final Set<DriverProcess> running = new HashSet<>();
  private boolean stopped;

  public LocalSubmitter(DriverCommand command) {
    this(command, JobKind::mainClass);
  }

  LocalSubmitter(DriverCommand command, Function<JobKind, String> mainClass) {
    this.command = command;
    this.mainClass = mainClass;
  }

  @Override
  public JobOutcome submit(Submission submission, JobListener listener) {
    try (PrivateFolder folder = PrivateFolder.create()) {
      Path request = folder.write("request.json", BuildRequestJson.write(submission.request()));
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--request",
                  request.toString(),
                  "--outcome",
                  submission.outcome().toAbsolutePath().toString(),
                  "--progress"));
      arguments.addAll(submission.arguments());
      Path argumentFile =
          folder.write(
              "driver.args",
              command
                  .with(submission.settings())
                  .argumentFile(
                      ownClasses(), folder.path(), mainClass.apply(submission.kind()), arguments));
      Optional<DriverProcess> started = start(argumentFile);
      if (started.isEmpty()) {
        return new JobOutcome.Stopped(TERMINATED);
      }
      DriverProcess driver = started.get();
      try {
        return outcome(
            submission, driver, driver.follow(submission.log(), secrets(submission), listener));
      } finally {
        ended(driver);
      }
    } catch (IOException e) {
      throw SubmitErrors.notRun(submission, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      return new JobOutcome.Stopped(TERMINATED);
    }
  }

  @Override
  public boolean stop() {
    List<DriverProcess> drivers;
    synchronized (this) {
      stopped = true;
      drivers = List.copyOf(running);
    }
    drivers.forEach(DriverProcess::terminate);
    drivers.parallelStream().forEach(DriverProcess::awaitEnd);
    return !drivers.isEmpty();
  }

  private synchronized Optional<DriverProcess> start(Path argumentFile) throws IOException {
    if (stopped) {
      return Optional.empty();
    }
    DriverProcess driver = DriverProcess.start(command.java(), argumentFile);
    running.add(driver);
    return Optional.of(driver);
  }

  private synchronized void ended(DriverProcess driver) {
    running.remove(driver);
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private JobOutcome outcome(Submission submission, DriverProcess driver, int exitCode) {
    boolean wasStopped = isStopped() || SIGNALLED.contains(exitCode);
    Optional<JobOutcome> outcome;
    try {
      outcome = OutcomeFile.read(submission.outcome());
    } catch (HindcastException e) {
      if (!wasStopped || e.code() == ErrorCode.PUBLISH_OUTCOME_UNKNOWN) {
        throw e;
      }
      outcome = Optional.of(new JobOutcome.Stopped(exitCode));
    }
    if (outcome.isPresent()) {
      return outcome.get();
    }
    if (driver.hasBegunToPublish()) {
      throw SubmitErrors.endedWhilePublishing(submission, exitCode);
    }
    if (wasStopped) {
      return new JobOutcome.Stopped(exitCode);
    }
    throw SubmitErrors.endedWithoutOutcome(submission, exitCode);
  }

  private SecretTexts secrets(Submission submission) {
    List<Map<String, String>> settings =
        new ArrayList<>(submission.request().definition().definition().catalogs().values());
    settings.add(command.with(submission.settings()).properties());
    return SecretTexts.ofAll(settings);
  }

  /** Where this class was loaded from: the driver's JVM needs {@link AttachedDriver} of it. */
  private static Path ownClasses() throws IOException {
    try {
      return Path.of(
          LocalSubmitter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the launcher's own class path", e);
    }
  }
}
