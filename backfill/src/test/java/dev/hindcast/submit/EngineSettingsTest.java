/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSettingsTest {
  private static final String SECRET = "marker-4711";

  @TempDir Path folder;

  @Test
  void propertiesOfHadoopWinOverItsFiles() throws IOException {
    Files.writeString(
        folder.resolve("core-site.xml"),
        "<configuration>"
            + "<property><name>fs.s3a.endpoint</name><value>http://file</value></property>"
            + "<property><name>fs.s3a.endpoint.region</name><value>eu-central-1</value></property>"
            + "</configuration>");
    Configuration hadoop =
        new EngineSettings(
                Map.of("spark.hadoop.fs.s3a.endpoint", "http://given", "spark.ui.enabled", "false"),
                Optional.of(folder))
            .hadoop();

    assertThat(hadoop.get("fs.s3a.endpoint")).isEqualTo("http://given");
    assertThat(hadoop.get("fs.s3a.endpoint.region")).isEqualTo("eu-central-1");
    assertThat(hadoop.get("spark.ui.enabled")).isNull();
  }

  @Test
  void theEngineGetsThemInItsArgumentFile() {
    DriverCommand command =
        new DriverCommand(Path.of("java"), List.of("-Xmx1g"), "a.jar")
            .with(
                new EngineSettings(
                    Map.of("spark.hadoop.fs.s3a.secret.key", SECRET + " \"quoted\""),
                    Optional.of(folder)));

    assertThat(command.argumentFile(folder, "Main", List.of()))
        .contains("\"-Dspark.hadoop.fs.s3a.secret.key=" + SECRET + " \\\"quoted\\\"\"\n")
        .contains("\"a.jar:" + folder + "\"\n");
  }

  @Test
  void valuesAreNotShown() {
    EngineSettings settings =
        new EngineSettings(Map.of("spark.hadoop.fs.s3a.secret.key", SECRET), Optional.empty());

    assertThat(settings.toString())
        .contains("spark.hadoop.fs.s3a.secret.key")
        .doesNotContain(SECRET);
  }
}
