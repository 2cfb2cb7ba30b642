/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;

/** A submitter without a process. It passes the same contract as the real one. */
public final class FakeSubmitter implements Submitter {
  private final Scenario scenario;
  private final ToIntFunction<Submission> publication;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Submission> submissions = new ArrayList<>();
  private String report = "{\"arguments\":2}";
  private volatile boolean running;

  public FakeSubmitter(Scenario scenario) {
    this(scenario, submission -> 3);
  }

  /** Reports a JSON text. */
  public FakeSubmitter(Scenario scenario, String report) {
    this(scenario);
    this.report = report;
  }

  /** Publishes by the function, which answers with the version. */
  public FakeSubmitter(Scenario scenario, ToIntFunction<Submission> publication) {
    this.scenario = scenario;
    this.publication = publication;
  }

  /** What was submitted so far. */
  public List<Submission> submissions() {
    return List.copyOf(submissions);
  }

  @Override
  public JobOutcome submit(Submission submission, JobListener listener) {
    submissions.add(submission);
    running = true;
    try {
      return stopped.getCount() == 0 ? new JobOutcome.Stopped(143) : run(submission, listener);
    } finally {
      running = false;
    }
  }

  @Override
  public boolean stop() {
    boolean wasRunning = running;
    stopped.countDown();
    return wasRunning;
  }

  private JobOutcome run(Submission submission, JobListener listener) {
    switch (scenario) {
      case PUBLISHES -> {
        listener.progress(new JobProgress("pin", 0, 0));
        listener.progress(new JobProgress("assemble", 0, 2));
        log(submission, listener, "an ordinary line of the log");
        listener.progress(new JobProgress("assemble", 2, 2));
        listener.progress(new JobProgress("publish", 0, 0));
        return new JobOutcome.Published(publication.applyAsInt(submission));
      }
      case CHECKS -> {
        return new JobOutcome.Checked();
      }
      case REPORTS -> {
        return new JobOutcome.Reported(json(report));
      }
      case REFUSES -> throw new HindcastException(ErrorCode.EXPRESSION_REFUSED, "Cannot so.");
      case CRASHES -> {
        log(submission, listener, "java.lang.OutOfMemoryError: Java heap space");
        throw SubmitErrors.endedWithoutOutcome(submission, 52, Optional.empty());
      }
      case CRASHES_WHILE_PUBLISHING -> {
        listener.log("version " + publication.applyAsInt(submission));
        listener.progress(new JobProgress("publish", 0, 0));
        throw SubmitErrors.endedWhilePublishing(submission, 9);
      }
      case HANGS -> {
        listener.progress(new JobProgress("assemble", 1, 2));
        return waitForStop();
      }
      case HANGS_WHILE_PUBLISHING -> {
        listener.progress(new JobProgress("assemble", 2, 2));
        listener.progress(new JobProgress("publish", 0, 0));
        return waitForStop();
      }
    }
    throw new IllegalStateException("unknown scenario " + scenario);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JobOutcome waitForStop() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new JobOutcome.Stopped(143);
  }

  private static void log(Submission submission, JobListener listener, String line) {
    listener.log(line);
    try {
      Files.writeString(submission.log(), line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
