/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.attach.PrivateFolder;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalSubmitterTest extends SubmitterContract {
  @Override
  Submitter submitter(Scenario scenario) {
    return TestDrivers.submitter(scenario);
  }

  @Test
  void theRequestIsForItsOwnerAloneAndIsDeletedAfterwards() throws IOException {
    Set<Path> before = privateFolders();
    HeardJob heard = new HeardJob();

    submitter(Scenario.PUBLISHES).submit(submission(), heard);

    assertThat(heard.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("request has permissions")
                    .contains("OWNER_READ")
                    .doesNotContain("GROUP")
                    .doesNotContain("OTHERS"));
    assertThat(privateFolders()).isEqualTo(before);
    assertThat(submission().log()).content().doesNotContain(SubmittedRequests.SECRET);
  }

  @Test
  void aClassPathWithSpacesAndQuotesReachesTheDriver() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("a \"b\" \\c"));
    DriverCommand usual = TestDrivers.command(Scenario.PUBLISHES);
    DriverCommand command =
        new DriverCommand(
            usual.java(),
            List.of(usual.options().get(2), "-Dodd=" + odd),
            odd + ":" + usual.classPath());

    JobOutcome outcome =
        new LocalSubmitter(command, kind -> ProtocolJob.class.getName())
            .submit(submission(), new HeardJob());

    assertThat(outcome).isEqualTo(new JobOutcome.Published(3));
  }

  @Test
  void aDriverThatCannotStartSaysWhyInItsLog() {
    DriverCommand command =
        new DriverCommand(
            TestDrivers.command(Scenario.PUBLISHES).java(), List.of("-Xmx0zz"), "nowhere");

    assertThatThrownBy(() -> new LocalSubmitter(command).submit(submission(), new HeardJob()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContainingAll(
            "Spark's JVM ended with exit code 1 without saying why", "Invalid maximum heap size");
  }

  @Test
  void aLauncherThatWasNotStartedByItsScriptSaysSo() {
    assertThatThrownBy(() -> DriverCommand.of(Map.of(), Map.of()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContainingAll(
            "Cannot start Spark in a JVM of its own: the property hindcast.spark.options is not set",
            "Start the launcher with scripts/hindcast")
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.ENGINE_FAILED);
  }

  @Test
  void theEnvironmentAddsOptionsAndJars() throws IOException {
    Path classPath = Files.writeString(folder.resolve("spark.classpath"), "a.jar:b.jar\n");
    Path options = Files.writeString(folder.resolve("spark.options"), "--add-opens x\n -Dy=1\n");

    DriverCommand command =
        DriverCommand.of(
            Map.of(
                DriverCommand.CLASS_PATH_PROPERTY,
                classPath.toString(),
                DriverCommand.OPTIONS_PROPERTY,
                options.toString(),
                "java.home",
                "/jdk"),
            Map.of("HINDCAST_DRIVER_OPTIONS", "-Xmx8g", "HINDCAST_CLASSPATH", "c.jar"));

    assertThat(command)
        .isEqualTo(
            new DriverCommand(
                Path.of("/jdk/bin/java"),
                List.of("--add-opens", "x", "-Dy=1", "-Xmx8g"),
                "a.jar:b.jar:c.jar"));
  }

  @Test
  void briefJobsDoWithoutTheOptimizingCompilerUnlessToldOtherwise() {
    DriverCommand command = new DriverCommand(Path.of("java"), List.of("-XX:Own=1"), "a.jar");

    assertThat(command.with(JobKind.CORRECT).options())
        .containsExactly("-XX:TieredStopAtLevel=1", "-XX:Own=1");
    assertThat(command.with(JobKind.BUILD)).isEqualTo(command);
  }

  @Test
  void aDriverEndsWhenItsLauncherIsGone() throws IOException, InterruptedException {
    DriverCommand command = TestDrivers.command(Scenario.HANGS);
    PrivateFolder secrets = PrivateFolder.create();
    Path request = secrets.write("request.json", "{}");
    Path arguments =
        Files.writeString(
            folder.resolve("driver.args"),
            command.argumentFile(
                secrets.path(),
                ProtocolJob.class.getName(),
                List.of("--request", request.toString(), "--outcome", folder.toString())));
    Process driver = new ProcessBuilder(command.java().toString(), "@" + arguments).start();
    try (var lines = driver.errorReader()) {
      assertThat(lines.lines().anyMatch(line -> line.contains("assemble"))).isTrue();

      driver.getOutputStream().close();

      assertThat(driver.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(driver.exitValue()).isEqualTo(143);
      assertThat(secrets.path()).doesNotExist();
    } finally {
      driver.destroyForcibly();
    }
  }

  private static Set<Path> privateFolders() throws IOException {
    try (var all =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "hindcast-[0-9]*")) {
      Set<Path> folders = new TreeSet<>();
      all.forEach(folders::add);
      return folders;
    }
  }
}
