/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Spark that can be submitted to, and the packaged job. */
public final class TestSpark {
  private static final Path TARGET = Path.of("../spark-jobs/target");

  private TestSpark() {}

  /** A Spark in a folder; a test that asks for one is left out where the jar is not packaged. */
  public static SparkHome in(Path folder) throws IOException, InterruptedException {
    assumeTrue(
        Files.exists(TARGET.resolve("spark.classpath")), "made by the phase package of spark-jobs");
    Process script = new ProcessBuilder("../.ci/spark-home", folder.toString()).inheritIO().start();
    assertThat(script.waitFor()).isZero();
    return SparkHome.open(folder);
  }

  /** The job as it is packaged. */
  public static PackagedJob job() {
    return PackagedJob.of(properties(), Map.of());
  }

  static Map<String, String> properties() {
    return Map.of(
        "java.home",
        System.getProperty("java.home"),
        DriverCommand.CLASS_PATH_PROPERTY,
        TARGET.resolve("spark.classpath").toString(),
        DriverCommand.OPTIONS_PROPERTY,
        TARGET.resolve("spark.options").toString());
  }

  /** Settings for a driver that plays a scenario. */
  static EngineSettings settings(SparkHome home, String master, Scenario scenario) {
    return new EngineSettings(
        Map.of(
            "spark.driver.extraClassPath",
            testClasses(),
            "spark.driver.extraJavaOptions",
            "-XX:TieredStopAtLevel=1 -D" + ProtocolJob.SCENARIO_PROPERTY + "=" + scenario,
            "spark.hadoop.fs.s3a.secret.key",
            SubmittedRequests.SECRET),
        Optional.empty(),
        new Engine.SparkSubmit(home, Optional.of(master)));
  }

  private static String testClasses() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .filter(entry -> entry.endsWith("test-classes"))
        .findFirst()
        .orElseThrow();
  }
}
