/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsCommandTest {
  private static final String FIRST = "b-20260320T083000Z-00000001";
  private static final String SECOND = "b-20260321T083000Z-00000002";

  @TempDir Path folder;
  private Path dataset;

  @BeforeEach
  void publishTwoVersions() throws IOException {
    dataset = folder.resolve(ManifestExamples.DATASET);
    DatasetManifest first = ManifestExamples.first(FIRST);
    write(first);
    write(ManifestExamples.version(Optional.of(first), SECOND, 2, 3));
  }

  @Test
  void versionsAreListedOnStandardOutput() {
    CommandRun run = CommandRun.of("versions", "list", dataset);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .hasSize(2)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("v1  2026-03-20T08:30:00.123456Z  build  5 rows  2 label windows")
                    .contains("[2026-03-01T00:00:00Z, 2026-03-03T00:00:00Z)  2 files")
                    .endsWith("K = 2026-03-20T08:00:00Z"),
            line -> assertThat(line).startsWith("v2  ").contains("3 label windows"));
  }

  @Test
  void versionsAreListedAsJson() {
    assertThat(CommandRun.of("versions", "list", dataset, "--format", "json").out())
        .contains("\"dataset\" : \"home-feed\"", "\"path\" : \"" + dataset + "\"")
        .contains("\"version\" : 2", "\"parentVersion\" : 1", "\"buildId\" : \"" + SECOND + "\"")
        .contains("\"from\" : \"2026-03-01T00:00:00Z\"", "\"rows\" : 5");
  }

  @Test
  void aTornManifestIsNamedAndTheOthersAreStillListed() throws IOException {
    Files.writeString(dataset.resolve("versions/v000002.json"), "{");

    CommandRun run = CommandRun.of("versions", "list", dataset);

    assertThat(run.out()).contains("v1  2026").contains("v2  cannot be read");
    assertThat(run.err()).contains("Cannot read dataset manifest").contains("v000002.json");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("versions", "show", dataset).exitCode()).isEqualTo(3);
  }

  @Test
  void aVersionIsShown() {
    CommandRun run = CommandRun.of("versions", "show", dataset);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Version 2 of dataset home-feed\n")
        .contains("build         " + SECOND + " (build, parent version 1, 1 window carried over)")
        .contains("knowledge     as-known-at-label, K = 2026-03-20T08:00:00Z")
        .contains("rejected      3 rows, labels null-label-id 1, views null-user 2")
        .contains("labels        10 read, immature 3, kept 5, sampled-out 1\n")
        .contains(
            "split         train: 8 rows, label times before 2026-03-01T12:00:00Z, ends at"
                + " 2026-03-08T12:00:00Z\n")
        .contains("split         test: 0 rows, label times from 2026-03-08T12:00:00Z, label times")
        .contains("in no split   2 rows, embargo 2\n")
        .contains("checked       no outcome reaches past the end of its split: 4 checked\n")
        .doesNotContain("not checked")
        .contains("views         mean length ")
        .contains("of build      " + FIRST + ": 5 rows")
        .contains("source        lake.shop.views at snapshot 4935802934012345678")
        .contains("column        views__item list<string>")
        .contains("fingerprint   " + ManifestExamples.FINGERPRINT);
    assertThat(CommandRun.of("versions", "show", dataset + "@v1").out())
        .startsWith("Version 1 of dataset home-feed\n")
        .contains("(build, no parent)");
  }

  @Test
  void theManifestItselfIsShownToPrograms() throws IOException {
    CommandRun run = CommandRun.of("versions", "show", dataset + "@v1", "--format", "json");

    assertThat(run.out())
        .isEqualTo(
            Files.readString(dataset.resolve("versions/v000001.json"), StandardCharsets.UTF_8));
  }

  @Test
  void filesAreAbsolutePathsOnePerLine() {
    CommandRun run = CommandRun.of("versions", "files", dataset + "@v1");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            dataset
                + "/data/"
                + FIRST
                + "/label_date=2026-03-01/part-00000-0.parquet\n"
                + dataset
                + "/data/"
                + FIRST
                + "/label_date=2026-03-01/part-00001-0.parquet\n");
    assertThat(CommandRun.of("versions", "files", dataset, "--format=json").out())
        .contains("\"path\" : \"" + dataset + "/data/" + SECOND + "/label_date=2026-03-02")
        .contains("\"sizeBytes\" : 100", "\"rows\" : 2", "\"sha256\"");
  }

  @Test
  void filesOfWindowsThatAreNotSettledAreLeftOutAndNamed() throws IOException {
    CommandRun all = CommandRun.of("versions", "files", dataset, "--settled");
    assertThat(all.out()).isEqualTo(CommandRun.of("versions", "files", dataset).out());
    assertThat(all.err()).isEmpty();

    unsettle(2, 1);

    CommandRun run = CommandRun.of("versions", "files", dataset, "--settled");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.contains("2026-03-02"));
    assertThat(run.err())
        .isEqualTo(
            """
            Left out 1 of 3 label windows that are not settled:
              [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z) provisional, 99.98% of the events at its end \
            had arrived, recorded through 2026-03-20T07:59:58.500Z
            """);
    assertThat(CommandRun.of("versions", "files", dataset, "--settled", "--quiet").err()).isEmpty();
    assertThat(CommandRun.of("versions", "files", dataset, "--settled", "--format=json").out())
        .contains("\"leftOut\" : [ {", "\"state\" : \"provisional\"")
        .doesNotContain("label_date=2026-03-01");
    assertThat(CommandRun.of("versions", "list", dataset).out())
        .contains("3 label windows (2 settled, 1 provisional)");
    assertThat(CommandRun.of("versions", "list", dataset, "--format=json").out())
        .contains("\"settled\" : 2", "\"provisional\" : 1");
    assertThat(CommandRun.of("versions", "show", dataset).out())
        .contains("  complete      2 settled, 1 provisional\n")
        .contains("  not settled   [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z) provisional");
  }

  @Test
  void aVersionWithoutSettledWindowsHasNoSettledFiles() throws IOException {
    unsettle(1, 2);

    CommandRun run = CommandRun.of("versions", "files", dataset + "@v1", "--settled");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "Cannot list settled files of version 1 of dataset home-feed: none of its 2 label"
                + " windows is settled; [2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z) provisional")
        .contains("Run hindcast correct --confirm once more data has arrived");
  }

  /** Makes the first windows of a version provisional. */
  private void unsettle(int version, int windows) throws IOException {
    Path manifest = dataset.resolve("versions/v00000" + version + ".json");
    String text = Files.readString(manifest);
    for (int n = 0; n < windows; n++) {
      text =
          text.replaceFirst("\"state\": \"settled\",", "\"state\": \"provisional\",")
              .replaceFirst("\"settled\": true,", "\"settled\": false,")
              .replaceFirst("\"settledShare\": 1.0,", "\"settledShare\": 0.999899,");
    }
    Files.writeString(manifest, text);
  }

  @Test
  void aVersionIsDescribedForCatalogsOfDatasets() throws IOException {
    Path card = folder.resolve("README.md");

    CommandRun croissant =
        CommandRun.of("versions", "describe", dataset + "@v1", "--as", "croissant");
    CommandRun written =
        CommandRun.of("versions", "describe", dataset, "--as=dataset-card", "--out", card);

    assertThat(croissant.out())
        .contains("\"version\" : \"1.0.0\"", "\"license\" : \"unknown\"")
        .contains("\"url\" : \"file://" + dataset + "/versions/v000001.json\"");
    assertThat(written.out()).isEmpty();
    assertThat(written.exitCode()).isZero();
    assertThat(card).content().contains("# home-feed@v2");
  }

  @Test
  void aDescriptionThatCannotBeWrittenIsSaid() {
    Path nowhere = folder.resolve("nowhere/README.md");

    CommandRun run =
        CommandRun.of("versions", "describe", dataset, "--as", "dataset-card", "--out", nowhere);

    assertThat(run.err()).contains("Cannot write the description to " + nowhere);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(CommandRun.of("versions", "describe", dataset, "--as", "pdf").err())
        .contains("'pdf' is neither croissant nor dataset-card");
  }

  @Test
  void aDatasetThatIsNotThereIsSaid() {
    for (String command : new String[] {"list", "show", "files"}) {
      CommandRun run = CommandRun.of("versions", command, folder.resolve("nothing"));

      assertThat(run.err())
          .contains("Cannot read dataset nothing in " + folder.resolve("nothing"))
          .contains("build a version");
      assertThat(run.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aVersionThatIsNotThereIsSaid() {
    CommandRun run = CommandRun.of("versions", "files", dataset + "@v7");

    assertThat(run.err())
        .contains("Cannot read version 7 of dataset home-feed: its versions are [1, 2]");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  private void write(DatasetManifest manifest) throws IOException {
    Files.createDirectories(dataset.resolve("versions"));
    Files.write(
        dataset.resolve("versions/v00000" + manifest.version() + ".json"),
        ManifestJson.write(manifest));
  }
}
