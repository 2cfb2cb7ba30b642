/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkHomeTest {
  @TempDir Path folder;

  @Test
  void aSparkOfTheRightLineIsFound() throws IOException {
    spark("spark-core_2.13-4.1.0.jar");
    Files.createFile(folder.resolve("jars/iceberg-spark-runtime-4.1_2.13-1.12.0.jar"));

    SparkHome home = SparkHome.open(folder);

    assertThat(home.script()).isEqualTo(folder.resolve("bin/spark-submit"));
    assertThat(home.hasJar(PackagedJob.ICEBERG)).isTrue();
    assertThat(home.hasJar("iceberg-aws")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "spark-core_2.13-4.0.1.jar, it is Spark 4.0.1 for Scala 2.13",
    "spark-core_2.12-3.5.7.jar, it is Spark 3.5.7 for Scala 2.12",
    "spark-core_2.12-4.1.3.jar, it is Spark 4.1.3 for Scala 2.12"
  })
  void anotherSparkIsRefusedWithTheOneThatIsNeeded(String jar, String message) throws IOException {
    spark(jar);

    assertThatThrownBy(() -> SparkHome.open(folder))
        .isInstanceOf(HindcastException.class)
        .hasMessage(
            "Cannot submit with "
                + folder
                + ": "
                + message
                + ", and the job is made for Spark 4.1.x for Scala 2.13. Name such a Spark with"
                + " --spark-home or SPARK_HOME.")
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.ENGINE_UNSUPPORTED);
  }

  @Test
  void aFolderWithoutASparkIsRefused() throws IOException {
    assertThatThrownBy(() -> SparkHome.open(folder))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("there is no " + folder.resolve("bin/spark-submit"))
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.COMMAND_LINE_INVALID);
    spark("other.jar");
    assertThatThrownBy(() -> SparkHome.open(folder))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("it has no spark-core jar in its folder jars");
  }

  private void spark(String jar) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("jars"));
    Files.createFile(folder.resolve("bin/spark-submit"));
    Files.createFile(folder.resolve("jars").resolve(jar));
  }
}
