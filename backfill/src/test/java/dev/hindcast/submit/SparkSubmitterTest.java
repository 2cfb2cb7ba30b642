/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.ApplicationState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real spark-submit with the packaged jar; drivers of the contract play its scenarios. */
@Timeout(120)
class SparkSubmitterTest extends SubmitterContract {
  @TempDir static Path spark;
  private static SparkHome home;

  @BeforeAll
  static void putSparkTogether() throws Exception {
    home = TestSpark.in(spark);
  }

  @Override
  Submitter submitter(Scenario scenario) {
    return new SparkSubmitter(TestSpark.job(), kind -> ProtocolJob.class.getName());
  }

  @Override
  EngineSettings settings(Scenario scenario) {
    return TestSpark.settings(home, "local[1]", scenario);
  }

  @Test
  void theStatesOfTheApplicationAreFollowedToItsEnd() {
    HeardJob published = new HeardJob();
    submitter(Scenario.PUBLISHES).submit(submission(), published);
    HeardJob refused = new HeardJob();
    assertThatThrownBy(
            () -> submitter(Scenario.REFUSES).submit(submission(Scenario.REFUSES), refused))
        .isInstanceOf(HindcastException.class);

    assertThat(published.states())
        .extracting(ApplicationState::phase)
        .containsExactly(Phase.SUBMITTED, Phase.FINISHED);
    assertThat(published.states().get(0).text())
        .isEqualTo("The application is submitted: to local[1]");
    assertThat(refused.states())
        .extracting(ApplicationState::phase)
        .containsExactly(Phase.SUBMITTED, Phase.FAILED);
  }

  @Test
  void secretsAreInFilesOfTheirOwnerAndOnNoCommandLine() throws Exception {
    Submitter submitter = submitter(Scenario.HANGS);
    CountDownLatch started = new CountDownLatch(1);
    HeardJob heard = new HeardJob(progress -> started.countDown());
    CompletableFuture<JobOutcome> outcome =
        CompletableFuture.supplyAsync(() -> submitter.submit(submission(Scenario.HANGS), heard));
    started.await();

    List<String> commands =
        ProcessHandle.current()
            .descendants()
            .map(SparkSubmitterTest::commandLine)
            .collect(Collectors.toList());
    Path properties =
        commands.stream()
            .filter(command -> command.contains("--properties-file\0"))
            .map(
                command ->
                    Path.of(command.replaceFirst("(?s).*--properties-file\0([^\0]*)\0.*", "$1")))
            .findFirst()
            .orElseThrow();

    assertThat(commands).noneMatch(command -> command.contains(SubmittedRequests.SECRET));
    assertThat(properties).content().contains(SubmittedRequests.SECRET);
    assertThat(Files.getPosixFilePermissions(properties).toString()).doesNotContain("GROUP");
    assertThat(heard.lines())
        .anySatisfy(line -> assertThat(line).startsWith("request has permissions"));
    submitter.stop();
    outcome.join();
    assertThat(properties.getParent()).doesNotExist();
    assertThat(submission().log()).content().doesNotContain(SubmittedRequests.SECRET);
    assertThat(heard.states()).last().extracting(ApplicationState::phase).isEqualTo(Phase.KILLED);
  }

  @Test
  void aKilledDriverMayBeTriedAgain() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    HeardJob heard = new HeardJob(progress -> started.countDown());
    CompletableFuture<JobOutcome> outcome =
        CompletableFuture.supplyAsync(
            () -> submitter(Scenario.HANGS).submit(submission(Scenario.HANGS), heard));
    started.await();

    ProcessHandle.current()
        .descendants()
        .filter(process -> commandLine(process).contains(ProtocolJob.class.getName()))
        .forEach(ProcessHandle::destroyForcibly);

    assertThatThrownBy(outcome::join)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("Spark's JVM ended by SIGKILL (is there enough memory?)")
        .cause()
        .extracting(failure -> FailureClass.of(((HindcastException) failure).code()))
        .isEqualTo(FailureClass.RETRY);
    assertThat(heard.states()).last().extracting(ApplicationState::phase).isEqualTo(Phase.LOST);
  }

  @Test
  void whatCannotSucceedIsGivenUpWithItsCause() {
    SparkSubmitter missing = new SparkSubmitter(TestSpark.job(), kind -> "dev.hindcast.Missing");
    assertFailure(missing, "local[1]", ErrorCode.ENGINE_FAILED, "a class is missing");
    assertFailure(
        submitter(Scenario.CRASHES),
        "local[1]",
        ErrorCode.ENGINE_FAILED,
        "exit code 52: the driver had too little memory");
    assertFailure(
        submitter(Scenario.CRASHES),
        "nonsense",
        ErrorCode.ENGINE_UNSUPPORTED,
        "Spark knows no such master");
  }

  @Test
  void aJarThatIsNotThereIsSaidBeforeAnythingIsSubmitted() {
    PackagedJob job = TestSpark.job();
    SparkSubmitter submitter =
        new SparkSubmitter(new PackagedJob(folder.resolve("none.jar"), job.iceberg(), List.of()));
    HeardJob heard = new HeardJob();

    assertThatThrownBy(() -> submitter.submit(submission(), heard))
        .isInstanceOf(HindcastException.class)
        .hasMessage(
            "Cannot submit the packaged job: "
                + folder.resolve("none.jar")
                + " is not there or cannot be read. Run ./mvnw -Dquick -DskipTests package first,"
                + " and name further jars with their paths.");
    assertThat(heard.states()).isEmpty();
  }

  private void assertFailure(Submitter submitter, String master, ErrorCode code, String message) {
    Submission submission =
        new Submission(
            JobKind.BUILD,
            SubmittedRequests.build(),
            folder,
            TestSpark.settings(home, master, Scenario.CRASHES));
    assertThatThrownBy(() -> submitter.submit(submission, new HeardJob()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining(message)
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(code);
    assertThat(FailureClass.of(code)).isEqualTo(FailureClass.GIVE_UP);
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
