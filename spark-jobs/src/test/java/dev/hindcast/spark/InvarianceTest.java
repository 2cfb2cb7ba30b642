/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.ChildBuild;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Settings;
import dev.hindcast.spark.testing.Wanderers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows depend on the request alone: not on the machine, its zone, parallelism or file layout. */
class InvarianceTest {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String VECTORISED = "spark.sql.iceberg.vectorization.enabled";

  private static List<String> digests;

  @BeforeAll
  static void buildOnce() {
    Wanderers.create("plain", 1, 0);
    DatasetManifest manifest = Builds.run(Wanderers.request("plain", "plain"));
    digests = digests(manifest);
    assertThat(manifest.rows()).isEqualTo(Wanderers.LABELS);
    assertThat(manifest.windows()).hasSize(4).allMatch(window -> window.rows() > 100);
    assertThat(manifest.statistics().get("recent").emptyShare()).isLessThan(0.2);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, true",
    "1, false, true",
    "2, true, true",
    "2, false, false",
    "7, true, false",
    "7, false, true",
    "200, false, true"
  })
  void partitionsAdaptivePlansAndVectorisedReadingChangeNothing(
      String partitions, String adaptive, String vectorised) {
    String name = "with-" + partitions + adaptive + vectorised;
    BuildRequest request = Wanderers.request("plain", name);

    DatasetManifest manifest =
        Settings.with(
            Map.of(PARTITIONS, partitions, ADAPTIVE, adaptive, VECTORISED, vectorised),
            () -> Builds.run(request));

    assertThat(digests(manifest)).isEqualTo(digests);
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "7, 5"})
  void orderOfRowsAndNumberOfFilesChangeNothing(int files, long shuffle) {
    String namespace = "files" + files;
    Wanderers.create(namespace, files, shuffle);

    assertThat(digests(Builds.run(Wanderers.request(namespace, namespace)))).isEqualTo(digests);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 1, false",
    "Asia/Kolkata, 2, true",
    "Pacific/Apia, 7, true",
    "Europe/London, 5, false"
  })
  void zoneOfTheMachineChangesNothing(String zone, int partitions, boolean adaptive) {
    BuildRequest request =
        Wanderers.request("plain", "in-" + zone.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "-"));

    DatasetManifest manifest =
        ChildBuild.run(
            request,
            List.of(
                "-Duser.timezone=" + zone,
                "-Duser.language=tr",
                "-D" + PARTITIONS + "=" + partitions,
                "-D" + ADAPTIVE + "=" + adaptive));

    assertThat(digests(manifest)).isEqualTo(digests);
  }

  @Test
  void deliveringEveryRowTwiceChangesNothing() {
    Wanderers.create("twice", 2, 1);
    Lake.spark().sql("INSERT INTO lake.twice.events SELECT * FROM lake.twice.events");

    assertThat(digests(Builds.run(Wanderers.request("twice", "twice")))).isEqualTo(digests);
  }

  private static List<String> digests(DatasetManifest manifest) {
    return manifest.windows().stream()
        .map(window -> window.window() + " " + window.rows() + " " + window.rowDigest())
        .toList();
  }
}
