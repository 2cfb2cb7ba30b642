/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.config.SecretTexts;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The drivers of a submitter: starts them, follows them to their ends, and stops them. */
final class DriverRuns {
  /** Exit codes of a process that SIGINT or SIGTERM ended. */
  private static final int INTERRUPTED = 130;

  static final int TERMINATED = 143;
  private static final Set<Integer> SIGNALLED = Set.of(INTERRUPTED, TERMINATED);

  private final Set<DriverProcess> running = new HashSet<>();
  private boolean stopped;

  /**
   * Runs a driver to its end.
   *
   * @param environment what is added to that of this process
   * @param secrets what neither the log nor the listener is told
   * @throws HindcastException as {@link Submitter#submit} says
   */
  JobOutcome run(
      Submission submission,
      List<String> command,
      Map<String, String> environment,
      SecretTexts secrets,
      JobListener listener)
      throws IOException {
    try (DriverLog log = DriverLog.open(submission.log())) {
      Optional<DriverProcess> started = start(command, environment);
      if (started.isEmpty()) {
        return new JobOutcome.Stopped(TERMINATED);
      }
      DriverProcess driver = started.get();
      try {
        return follow(submission, driver, log, secrets, new HeardDriver(listener));
      } finally {
        ended(driver);
      }
    }
  }

  /** Follows a driver to its end; one that cannot be followed is ended, never left alone. */
  private JobOutcome follow(
      Submission submission,
      DriverProcess driver,
      DriverLog log,
      SecretTexts secrets,
      HeardDriver heard)
      throws IOException {
    int exitCode;
    try {
      exitCode = driver.follow(log, secrets, heard);
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      exitCode = TERMINATED;
    } catch (IOException | RuntimeException | Error e) {
      Optional<JobOutcome> known = endUnfollowed(submission, driver, heard, e);
      if (known.isEmpty()) {
        throw e;
      }
      return known.get();
    }
    return outcome(submission, driver, heard, exitCode);
  }

  /** How a driver ended that had begun to publish, empty if it had not or did not get that far. */
  private Optional<JobOutcome> endUnfollowed(
      Submission submission, DriverProcess driver, HeardDriver heard, Throwable failure) {
    int exitCode = TERMINATED;
    try {
      exitCode = driver.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
    }
    if (!driver.hasBegunToPublish()) {
      return Optional.empty();
    }
    try {
      return Optional.of(outcome(submission, driver, heard, exitCode))
          .filter(outcome -> !(outcome instanceof JobOutcome.Stopped));
    } catch (HindcastException e) {
      e.addSuppressed(failure);
      throw e;
    }
  }

  /** Stops all that run, and lets none begin; returns whether any ran. */
  boolean stop() {
    List<DriverProcess> drivers;
    synchronized (this) {
      stopped = true;
      drivers = List.copyOf(running);
    }
    drivers.forEach(DriverProcess::terminate);
    drivers.parallelStream().forEach(DriverProcess::awaitEnd);
    return !drivers.isEmpty();
  }

  private synchronized Optional<DriverProcess> start(
      List<String> command, Map<String, String> environment) throws IOException {
    if (stopped) {
      return Optional.empty();
    }
    DriverProcess driver = DriverProcess.start(command, environment);
    running.add(driver);
    return Optional.of(driver);
  }

  private synchronized void ended(DriverProcess driver) {
    running.remove(driver);
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private JobOutcome outcome(
      Submission submission, DriverProcess driver, HeardDriver heard, int exitCode) {
    boolean wasStopped = isStopped() || SIGNALLED.contains(exitCode);
    Optional<JobOutcome> outcome;
    try {
      outcome = OutcomeFile.read(submission.outcome());
    } catch (HindcastException e) {
      if (!wasStopped || e.code() == ErrorCode.PUBLISH_OUTCOME_UNKNOWN) {
        throw SubmitErrors.explained(submission, e, heard.cause());
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
    throw SubmitErrors.endedWithoutOutcome(submission, exitCode, heard.cause());
  }

  /** Looks for causes in what a driver logs. */
  private static final class HeardDriver implements JobListener {
    private final JobListener listener;
    private final LogEvidence evidence = new LogEvidence();

    HeardDriver(JobListener listener) {
      this.listener = listener;
    }

    Optional<LogEvidence.Cause> cause() {
      return evidence.cause();
    }

    @Override
    public void progress(JobProgress progress) {
      listener.progress(progress);
    }

    @Override
    public void application(ApplicationState state) {
      listener.application(state);
    }

    @Override
    public void staged(long rows) {
      listener.staged(rows);
    }

    @Override
    public void warning(String text) {
      listener.warning(text);
    }

    @Override
    public void log(String line) {
      evidence.line(line);
      listener.log(line);
    }
  }
}
