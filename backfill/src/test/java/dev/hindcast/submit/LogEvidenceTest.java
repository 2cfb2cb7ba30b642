/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.LogEvidence.Cause;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogEvidenceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are"
            + " unresponsive! Giving up. | MASTER_UNREACHABLE | RETRY",
        "SparkException: Exiting due to error from cluster scheduler: Master removed our"
            + " application: FAILED | REMOVED | RETRY",
        "Lost task 0.3 in stage 1.0 (TID 7) (127.0.0.1 executor 4): ExecutorLostFailure (executor 4"
            + " exited unrelated to the running tasks) | EXECUTORS_LOST | RETRY",
        "Master removed our application: KILLED | KILLED | GIVE_UP",
        "Error: Failed to load class dev.hindcast.Missing. | CLASS_MISSING | GIVE_UP",
        "java.lang.ClassNotFoundException: org.postgresql.Driver | CLASS_MISSING | GIVE_UP",
        "java.lang.UnsupportedClassVersionError: org/apache/spark/launcher/Main | JAVA_TOO_OLD |"
            + " GIVE_UP",
        "Error: Master must either be yarn or start with spark, k8s, or local | MASTER_INVALID |"
            + " GIVE_UP",
        "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space | MEMORY | GIVE_UP",
        "WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 7) (10.0.0.1 executor 4):"
            + " java.lang.OutOfMemoryError: Java heap space | TASK_MEMORY | RETRY",
        "SparkException: Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most"
            + " recent failure: Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.1 executor 4):"
            + " java.lang.OutOfMemoryError: Java heap space | EXECUTOR_MEMORY | GIVE_UP",
        "WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 7) (here executor driver):"
            + " java.lang.OutOfMemoryError: Java heap space | MEMORY | GIVE_UP"
      })
  void aLineOfTheLogGivesTheCauseAway(String line, Cause cause, FailureClass expected) {
    LogEvidence evidence = new LogEvidence();
    evidence.line("26/11/20 12:00:00 INFO SparkContext: Running Spark version 4.1.3");
    assertThat(evidence.cause()).isEmpty();

    evidence.line(line);

    assertThat(evidence.cause()).contains(cause);
    assertThat(FailureClass.of(cause.code())).isEqualTo(expected);
  }

  @Test
  void whatCannotSucceedCountsBeforeWhatMaySucceedTheNextTime() {
    LogEvidence evidence = new LogEvidence();

    evidence.line("ExecutorLostFailure (executor 1 exited)");
    evidence.line("java.lang.ClassNotFoundException: org.postgresql.Driver");
    evidence.line("ExecutorLostFailure (executor 2 exited)");

    assertThat(evidence.cause()).contains(Cause.CLASS_MISSING);
  }

  @Test
  void theLastOfSeveralThatCannotSucceedCounts() {
    LogEvidence evidence = new LogEvidence();

    evidence.line("java.lang.ClassNotFoundException: some.optional.Codec");
    evidence.line("java.lang.OutOfMemoryError: Java heap space");
    evidence.line("ExecutorLostFailure (executor 2 exited)");

    assertThat(evidence.cause()).contains(Cause.MEMORY);
  }

  @Test
  void whatALostTaskSaysOfItsCauseIsOfItsExecutorUntilTheNextLineOfTheLog() {
    LogEvidence evidence = new LogEvidence();

    evidence.line(
        "WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 7) (here executor 4): Failure: x");
    evidence.line("    at org.apache.spark.Some.method(Some.scala:1)");
    evidence.line("Caused by: java.lang.OutOfMemoryError: Java heap space");
    assertThat(evidence.cause()).contains(Cause.TASK_MEMORY);
    assertThat(Cause.TASK_MEMORY.text()).contains("--conf spark.executor.memory");

    evidence.line("INFO TaskSetManager: Starting task 0.1 in stage 1.0");
    evidence.line("java.lang.OutOfMemoryError: Java heap space");
    assertThat(evidence.cause()).contains(Cause.MEMORY);
  }

  @Test
  void onlyAnErrorThatSaysNothingIsExplainedByTheLog() {
    Submission submission =
        new Submission(JobKind.BUILD, SubmittedRequests.build(), folder, EngineSettings.NONE);
    HindcastException vague =
        new HindcastException(ErrorCode.INTERNAL, "Cannot call methods on a stopped context");
    HindcastException own = new HindcastException(ErrorCode.EXPRESSION_REFUSED, "Cannot so.");

    HindcastException explained =
        SubmitErrors.explained(submission, vague, Optional.of(Cause.MASTER_UNREACHABLE));

    assertThat(explained)
        .hasMessageContainingAll(
            "Cannot finish build b-20261120T000000Z-0123abcd of dataset baskets: the master did"
                + " not answer; see that it runs where --master says, and nothing was published.",
            "Look at " + submission.log(),
            "Spark said: Cannot call methods on a stopped context");
    assertThat(explained.code()).isEqualTo(ErrorCode.ENGINE_UNAVAILABLE);
    assertThat(SubmitErrors.explained(submission, own, Optional.of(Cause.EXECUTORS_LOST)))
        .isSameAs(own);
    assertThat(SubmitErrors.explained(submission, vague, Optional.empty())).isSameAs(vague);
  }

  @Test
  void anOutcomeThatIsNotKnownIsOfItsOwnClass() {
    assertThat(FailureClass.of(ErrorCode.PUBLISH_OUTCOME_UNKNOWN)).isEqualTo(FailureClass.UNKNOWN);
    assertThat(FailureClass.of(ErrorCode.STORAGE_FAILED)).isEqualTo(FailureClass.RETRY);
    assertThat(FailureClass.of(ErrorCode.GATE_FAILED)).isEqualTo(FailureClass.GIVE_UP);
  }
}
