/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every submitter must do. */
@Timeout(60)
abstract class SubmitterContract {
  @TempDir Path folder;

  /** A submitter whose jobs play the scenario. */
  abstract Submitter submitter(Scenario scenario);

  /** What the scenario's jobs are submitted with. */
  EngineSettings settings(Scenario scenario) {
    return EngineSettings.NONE;
  }

  final Submission submission() {
    return submission(Scenario.PUBLISHES);
  }

  final Submission submission(Scenario scenario) {
    return new Submission(JobKind.BUILD, SubmittedRequests.build(), folder, settings(scenario));
  }

  @Test
  void aPublishedVersionIsTheOutcomeAndProgressIsHeardInOrder() {
    HeardJob heard = new HeardJob();

    JobOutcome outcome = submitter(Scenario.PUBLISHES).submit(submission(), heard);

    assertThat(outcome).isEqualTo(new JobOutcome.Published(3));
    assertThat(heard.progress())
        .containsExactly(
            new JobProgress("pin", 0, 0),
            new JobProgress("assemble", 0, 2),
            new JobProgress("assemble", 2, 2),
            new JobProgress("publish", 0, 0));
    assertThat(heard.lines()).contains("an ordinary line of the log");
    assertThat(submission().log()).content().contains("an ordinary line of the log");
  }

  @Test
  void aCheckedDefinitionIsTheOutcome() {
    assertThat(submitter(Scenario.CHECKS).submit(submission(Scenario.CHECKS), new HeardJob()))
        .isEqualTo(new JobOutcome.Checked());
  }

  @Test
  void aReportIsHandedOnAndTheJobIsGivenItsArguments() {
    Submission submission =
        new Submission(
            JobKind.CHECK,
            SubmittedRequests.build(),
            folder,
            List.of("--examples", "examples"),
            settings(Scenario.REPORTS));

    JobOutcome outcome = submitter(Scenario.REPORTS).submit(submission, new HeardJob());

    assertThat(((JobOutcome.Reported) outcome).report().toString()).isEqualTo("{\"arguments\":2}");
  }

  @Test
  void theJobsOwnErrorIsThrown() {
    assertThatThrownBy(
            () -> submitter(Scenario.REFUSES).submit(submission(Scenario.REFUSES), new HeardJob()))
        .isInstanceOf(HindcastException.class)
        .hasMessage("Cannot so.")
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.EXPRESSION_REFUSED);
  }

  @Test
  void aJobThatEndsWithoutAnOutcomeFailsWithItsLastLinesAndItsLog() {
    assertThatThrownBy(
            () -> submitter(Scenario.CRASHES).submit(submission(Scenario.CRASHES), new HeardJob()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContainingAll(
            "Cannot finish build b-20261120T000000Z-0123abcd of dataset baskets: Spark's JVM ended"
                + " with exit code 52",
            ", and nothing was published.",
            "Look at " + submission().log(),
            "java.lang.OutOfMemoryError: Java heap space")
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.ENGINE_FAILED);
  }

  @Test
  void aJobThatEndsWhilePublishingLeavesTheOutcomeUnknown() {
    assertThatThrownBy(
            () ->
                submitter(Scenario.CRASHES_WHILE_PUBLISHING)
                    .submit(submission(Scenario.CRASHES_WHILE_PUBLISHING), new HeardJob()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContainingAll(
            "Cannot tell whether version 5 of dataset baskets was published by build"
                + " b-20261120T000000Z-0123abcd: Spark's JVM ended with exit code 9",
            "Look whether hindcast versions list shows the version",
            submission().log().toString())
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.PUBLISH_OUTCOME_UNKNOWN);
  }

  @Test
  void aRunningJobCanBeStopped() throws Exception {
    Submitter submitter = submitter(Scenario.HANGS);
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<JobOutcome> outcome =
        CompletableFuture.supplyAsync(
            () ->
                submitter.submit(
                    submission(Scenario.HANGS), new HeardJob(progress -> started.countDown())));

    started.await();

    assertThat(submitter.stop()).isTrue();
    assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new JobOutcome.Stopped(143));
  }

  @Test
  void aJobIsNotStartedAfterAStop() {
    Submitter submitter = submitter(Scenario.PUBLISHES);

    assertThat(submitter.stop()).isFalse();

    assertThat(submitter.submit(submission(), new HeardJob()))
        .isEqualTo(new JobOutcome.Stopped(143));
  }
}
