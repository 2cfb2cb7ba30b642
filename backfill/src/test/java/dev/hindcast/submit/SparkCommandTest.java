/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line that spark-submit is given, by a script that prints it. */
@Timeout(60)
class SparkCommandTest {
  @TempDir Path folder;
  private SparkHome home;
  private Path jar;

  @BeforeEach
  void putInAScriptThatPrints() throws IOException {
    home = new SparkHome(Files.createDirectory(folder.resolve("spark")));
    Files.createDirectory(home.script().getParent());
    Files.writeString(home.script(), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 1\n");
    assertThat(home.script().toFile().setExecutable(true)).isTrue();
    jar = Files.createFile(folder.resolve("job.jar"));
  }

  @Test
  void theDriverIsOnThisMachineWhateverTheEnvironmentAndSparksDefaultsSay() {
    assertThat(words(Optional.of("spark://host:7077")))
        .containsSubsequence("--deploy-mode", "client", jar.toString())
        .containsSubsequence("--master", "spark://host:7077", jar.toString());
    assertThat(words(Optional.empty()))
        .containsSubsequence("--deploy-mode", "client", jar.toString())
        .doesNotContain("--master");
  }

  private List<String> words(Optional<String> master) {
    SparkSubmitter submitter = new SparkSubmitter(new PackagedJob(jar, jar, List.of()));
    HeardJob heard = new HeardJob();
    EngineSettings settings =
        new EngineSettings(Map.of(), Optional.empty(), new Engine.SparkSubmit(home, master));
    Submission submission =
        new Submission(JobKind.BUILD, SubmittedRequests.build(), folder, settings);
    assertThatThrownBy(() -> submitter.submit(submission, heard))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("exit code 1");
    return heard.lines();
  }
}
