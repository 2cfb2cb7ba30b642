/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static dev.hindcast.dataset.ManifestExamples.OTHER_FINGERPRINT;
import static dev.hindcast.dataset.ManifestExamples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DatasetManifestTest {
  private static final String DAY_1 = "label window [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z)";

  private final DatasetManifest manifest = ManifestExamples.first("b-1");
  private final PublishedFile file = manifest.files().get(0);

  @Test
  void labelsThatWereReadBecameOneThingEach() {
    assertThatThrownBy(
            () ->
                new BuildProvenance(
                    0,
                    "0.1.0",
                    ManifestExamples.FINGERPRINT,
                    0,
                    List.of(),
                    Map.of("labels", Map.of("read", 10L, "kept", 5L, "immature", 3L)),
                    Map.of("labels", Map.of("null-user", 1L)),
                    List.of(),
                    List.of(),
                    UserStatistics.NONE,
                    Map.of(),
                    Map.of()))
        .hasMessage("10 labels were read, but 9 were kept, immature, sampled out or rejected");
  }

  @Test
  void rowsOfSplitsAreThoseOfTheWindows() {
    List<PublishedWindow> windows = new ArrayList<>(manifest.windows());
    PublishedWindow first = windows.get(0);
    windows.set(0, withSplits(first, Map.of("train", 5L), Map.of()));
    assertThatThrownBy(() -> ManifestParts.withWindows(manifest, windows))
        .hasMessage("rows of splits are not the sum of the label windows' rows");

    windows.set(0, withSplits(first, Map.of("train", 4L), Map.of("after-last-split", 1L)));
    assertThatThrownBy(() -> ManifestParts.withWindows(manifest, windows))
        .hasMessage("rows without split are not the sum of the label windows'");

    windows.set(0, withSplits(first, Map.of("train", 4L), Map.of()));
    assertThatThrownBy(() -> ManifestParts.withWindows(manifest, windows))
        .hasMessage("label window " + first.window() + " has 5 rows, but 4 with or without split");

    windows.set(0, withSplits(first, Map.of("dev", 5L), Map.of()));
    assertThatThrownBy(() -> ManifestParts.withWindows(manifest, windows))
        .hasMessage(
            "label window "
                + first.window()
                + " has rows of splits [dev], the version's are [test, train]");
  }

  private static PublishedWindow withSplits(
      PublishedWindow window, Map<String, Long> splitRows, Map<String, Long> rowsWithoutSplit) {
    return new PublishedWindow(
        window.window(),
        window.rows(),
        window.rowDigest(),
        window.buildId(),
        window.knowledgeTimeMicros(),
        window.statistics(),
        splitRows,
        rowsWithoutSplit);
  }

  @Test
  void rowsDigestsAndSizesAreTheSumsOfTheParts() {
    assertThat(manifest.rows()).isEqualTo(5);
    assertThat(manifest.sizeBytes()).isEqualTo(201);
    assertThat(manifest.rowDigest()).isEqualTo(file.rowDigest().plus(new RowDigest(1, -1)));
    assertThat(manifest.build()).isEqualTo(manifest.builds().get("b-1"));
  }

  @Test
  void orderInWhichPartsAreGivenDoesNotMatter() {
    List<PublishedFile> files = new ArrayList<>(manifest.files());
    List<PublishedWindow> windows = new ArrayList<>(manifest.windows());
    Collections.reverse(files);
    Collections.reverse(windows);

    assertThat(ManifestParts.withFiles(manifest, files)).isEqualTo(manifest);
    assertThat(ManifestParts.withWindows(manifest, windows)).isEqualTo(manifest);
  }

  @Test
  void definitionIsACopy() {
    DatasetManifest copy = ManifestParts.withFiles(manifest, manifest.files());
    ((ObjectNode) manifest.definition()).put("changed", true);

    assertThat(copy.definition().has("changed")).isFalse();
  }

  @Test
  void rowThatIsMissingInTheFilesIsRefused() {
    refused(() -> withFirstFile(ManifestParts.withRows(file, 1)))
        .hasMessage(
            DAY_1
                + " has 5 rows, digest 0000000000000002fffffffffffffffe, but its files have 4,"
                + " digest 0000000000000002fffffffffffffffe");
  }

  @Test
  void fileThatIsMissingIsRefused() {
    refused(() -> ManifestParts.withFiles(manifest, manifest.files().subList(1, 2)))
        .hasMessageStartingWith(DAY_1 + " has 5 rows,")
        .hasMessageContaining("but its files have 3,");
  }

  @Test
  void digestThatIsNotTheSumOfTheFilesIsRefused() {
    refused(() -> withFirstFile(ManifestParts.withDigest(file, new RowDigest(0, 1))))
        .hasMessageStartingWith(DAY_1 + " has 5 rows, digest ")
        .hasMessageContaining(", but its files have 5, digest ");
  }

  @Test
  void fileOfAWindowThatTheVersionDoesNotHaveIsRefused() {
    PublishedFile stray =
        new PublishedFile(
            "data/b-1/stray.parquet",
            day(9),
            1,
            1,
            file.sha256(),
            RowDigest.ZERO,
            day(9).fromMicros(),
            day(9).fromMicros(),
            0,
            0);
    List<PublishedFile> files = new ArrayList<>(manifest.files());
    files.add(stray);

    refused(() -> ManifestParts.withFiles(manifest, files))
        .hasMessage(
            "files of label windows that the version does not have: [[2026-03-09T00:00:00Z,"
                + " 2026-03-10T00:00:00Z)]");
  }

  @Test
  void fileThatStandsTwiceIsRefused() {
    refused(() -> withFirstFile(ManifestParts.withPath(file, manifest.files().get(1).path())))
        .hasMessage("file data/b-1/label_date=2026-03-01/part-00001-0.parquet stands twice");
  }

  @Test
  void windowsThatOverlapAreRefused() {
    PublishedWindow second = manifest.windows().get(1);
    PublishedWindow early =
        new PublishedWindow(
            new LabelWindow(day(1).toMicros() - 1, day(2).toMicros()),
            0,
            RowDigest.ZERO,
            second.buildId(),
            second.knowledgeTimeMicros(),
            second.statistics());

    refused(() -> ManifestParts.withWindows(manifest, List.of(manifest.windows().get(0), early)))
        .hasMessage(
            "label windows [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z) and"
                + " [2026-03-01T23:59:59.999999Z, 2026-03-03T00:00:00Z) overlap");
  }

  @Test
  void statisticsThatAreNotTheSumOfTheWindowsAreRefused() {
    refused(() -> ManifestParts.withStatistics(manifest, Map.of("views", SequenceStatistics.EMPTY)))
        .hasMessage("statistics are not the sum of the label windows' statistics");
    refused(() -> ManifestParts.withStatistics(manifest, Map.of()))
        .hasMessage("statistics are not the sum of the label windows' statistics");
  }

  @Test
  void windowWithoutStatisticsOfASequenceIsRefused() {
    PublishedWindow second = manifest.windows().get(1);
    PublishedWindow bare =
        new PublishedWindow(
            day(2), 0, RowDigest.ZERO, "b-1", second.knowledgeTimeMicros(), Map.of());

    refused(() -> ManifestParts.withWindows(manifest, List.of(manifest.windows().get(0), bare)))
        .hasMessageEndingWith(" has statistics of sequences [], not of [views]");
  }

  @Test
  void buildsMustBeExactlyThoseOfTheWindowsAndOfTheVersion() {
    BuildProvenance build = manifest.build();
    refused(() -> ManifestParts.withBuilds(manifest, Map.of()))
        .hasMessage(
            "builds must describe [b-1], the builds of the windows and of the version, but"
                + " describe []");
    refused(() -> ManifestParts.withBuilds(manifest, Map.of("b-1", build, "b-2", build)))
        .hasMessageEndingWith("but describe [b-1, b-2]");
  }

  @Test
  void buildOfAnotherDefinitionIsRefused() {
    BuildProvenance other = ManifestExamples.provenance(OTHER_FINGERPRINT);
    refused(() -> ManifestParts.withBuilds(manifest, Map.of("b-1", other)))
        .hasMessage(
            "build b-1 has fingerprint "
                + OTHER_FINGERPRINT
                + ", not the version's "
                + ManifestExamples.FINGERPRINT);
  }

  @Test
  void windowWithAnotherKnowledgeTimeThanItsBuildIsRefused() {
    PublishedWindow second = manifest.windows().get(1);
    PublishedWindow later =
        new PublishedWindow(
            day(2),
            0,
            RowDigest.ZERO,
            "b-1",
            second.knowledgeTimeMicros() + 1,
            second.statistics());
    refused(() -> ManifestParts.withWindows(manifest, List.of(manifest.windows().get(0), later)))
        .hasMessage(
            "knowledgeTime of label window [2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z) is not"
                + " that of its build b-1");
  }

  @Test
  void columnsThatStandTwiceOrBelongToNoSequenceAreRefused() {
    refused(() -> withColumn(new OutputColumn("user_id", "int", 99, ColumnRole.CARRIED, "", "")))
        .hasMessage("column user_id stands twice");
    refused(() -> withColumn(new OutputColumn("x", "int", 2, ColumnRole.CARRIED, "", "")))
        .hasMessage("fieldId 2 of column x stands twice");
    refused(() -> withColumn(new OutputColumn("x", "int", 99, ColumnRole.LENGTH, "carts", "")))
        .hasMessage("column x belongs to no sequence of the version: carts");
    refused(() -> new OutputColumn("x", "int", 99, ColumnRole.LENGTH, "", ""))
        .hasMessage("column x of role length has sequence ''");
    refused(() -> new OutputColumn("x", "int", 99, ColumnRole.USER, "views", ""))
        .hasMessage("column x of role user has sequence 'views'");
  }

  @Test
  void pathsOutsideTheDatasetAreRefused() {
    for (String path :
        List.of("", "/x", "../x", "a/../b", "a//b", "a/", "./a", "a\\b", "%2e%2e/x", "a\0", "é")) {
      refused(() -> ManifestParts.withPath(file, path))
          .hasMessageStartingWith("not a path below the dataset's root: '");
    }
    refused(() -> ManifestParts.withPath(file, "x".repeat(1025)))
        .hasMessageStartingWith("not a path below the dataset's root: 'xxx")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    for (String path : List.of("x", "data", "data/x", "versions/b-1/x", "tags/t000001.json")) {
      refused(() -> ManifestParts.withPath(file, path))
          .hasMessage("not the path of a data file, data/<build id>/<file>: '" + path + "'");
    }
  }

  @Test
  void labelTimesOfAFileLieInItsWindow() {
    refused(() -> fileWithLabelTimes(day(1).fromMicros() - 1, day(1).fromMicros()))
        .hasMessageContaining("are not a range in " + DAY_1);
    refused(() -> fileWithLabelTimes(day(1).fromMicros(), day(1).toMicros()))
        .hasMessageContaining("are not a range in " + DAY_1);
    refused(() -> fileWithLabelTimes(day(1).fromMicros() + 1, day(1).fromMicros()))
        .hasMessageContaining("are not a range in " + DAY_1);
  }

  private PublishedFile fileWithLabelTimes(long minMicros, long maxMicros) {
    return new PublishedFile(
        "data/b-1/x", day(1), 1, 1, file.sha256(), RowDigest.ZERO, minMicros, maxMicros, 0, 0);
  }

  private DatasetManifest withFirstFile(PublishedFile changed) {
    return ManifestParts.withFiles(manifest, List.of(changed, manifest.files().get(1)));
  }

  private DatasetManifest withColumn(OutputColumn column) {
    List<OutputColumn> schema = new ArrayList<>(manifest.schema());
    schema.add(column);
    return ManifestParts.withSchema(manifest, schema);
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable action) {
    return assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class);
  }
}
