/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that cannot be followed as usual; none is left alone. */
@Timeout(60)
class DriverRunsTest {
  @TempDir Path folder;
  private final Set<ProcessHandle> before = children();

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLogWithoutRoomIsGivenUpWithAWarningAndTheDriverIsFollowed() throws IOException {
    Files.createSymbolicLink(submission().log(), Path.of("/dev/full"));
    HeardJob heard = new HeardJob();

    JobOutcome outcome = TestDrivers.submitter(Scenario.PUBLISHES).submit(submission(), heard);

    assertThat(outcome).isEqualTo(new JobOutcome.Published(3));
    assertThat(heard.lines()).contains("an ordinary line of the log");
    assertThat(heard.progress()).extracting(JobProgress::stage).contains("publish");
    assertThat(heard.warnings())
        .singleElement()
        .asString()
        .startsWith("Cannot write the engine's log: java.io.IOException: ")
        .endsWith(". The job goes on, and its log ends here; make room for the next one.");
  }

  @Test
  void noDriverIsStartedWhoseLogCannotBegin() throws IOException {
    Files.createDirectory(submission().log());
    Submitter submitter = TestDrivers.submitter(Scenario.HANGS);

    assertThatThrownBy(() -> submitter.submit(submission(), new HeardJob()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("Check that " + folder + " and the temporary folder can be written");
    assertThat(children()).isEqualTo(before);
  }

  @Test
  void aDriverThatCannotBeFollowedIsEnded() {
    Submitter submitter = TestDrivers.submitter(Scenario.HANGS);

    assertThatThrownBy(() -> submitter.submit(submission(), failingAt("assemble")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no ear for assemble");

    assertThat(children()).isEqualTo(before);
    assertThat(submitter.stop()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"assemble", "publish"})
  void aDriverThatHadBegunToPublishLeavesTheOutcomeUnknown(String stage) {
    Submitter submitter = TestDrivers.submitter(Scenario.HANGS_WHILE_PUBLISHING);

    assertThatThrownBy(() -> submitter.submit(submission(), failingAt(stage)))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("Cannot tell whether version 5 of dataset baskets was published")
        .hasSuppressedException(new IllegalStateException("no ear for " + stage))
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.PUBLISH_OUTCOME_UNKNOWN);

    assertThat(children()).isEqualTo(before);
  }

  private Submission submission() {
    return new Submission(JobKind.BUILD, SubmittedRequests.build(), folder, EngineSettings.NONE);
  }

  private static HeardJob failingAt(String stage) {
    return new HeardJob(
        progress -> {
          if (progress.stage().equals(stage)) {
            throw new IllegalStateException("no ear for " + stage);
          }
        });
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
