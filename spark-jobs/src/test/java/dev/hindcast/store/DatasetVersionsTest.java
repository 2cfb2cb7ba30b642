/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static dev.hindcast.dataset.ManifestExamples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.VersionDetails;
import dev.hindcast.dataset.VersionSummary;
import dev.hindcast.dataset.WindowStates;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetVersionsTest {
  @TempDir Path folder;

  private LocalStorage storage;
  private DatasetStore store;

  @BeforeEach
  void publishTwoVersions() {
    storage = new LocalStorage(folder);
    store = storage.open(DATASET);
    DatasetManifest first = ManifestExamples.first("b-1");
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 5, 6);
    for (DatasetManifest manifest : List.of(first, second)) {
      storage.writeFiles(manifest);
      store.publish(manifest).orThrow();
    }
  }

  @Test
  void listGivesEachVersionInALine() {
    List<ListedVersion> versions = DatasetVersions.list(store);

    assertThat(versions).extracting(ListedVersion::version).containsExactly(1, 2);
    assertThat(versions.get(1).summary())
        .hasValue(
            new VersionSummary(
                2,
                1,
                Micros.parse("2026-03-20T08:30:00.123456Z"),
                "build",
                "b-2",
                10,
                4,
                new WindowStates(4, 0, 0, 0, 0),
                OptionalLong.of(day(1).fromMicros()),
                OptionalLong.of(day(6).toMicros()),
                4,
                402,
                "abababababab",
                Micros.parse("2026-03-20T08:00:00Z")));
  }

  @Test
  void listSaysWhichVersionCannotBeReadAndGoesOn() throws IOException {
    String manifest = store.files().location(store.layout().versionFile(1));
    Files.writeString(Path.of(manifest), "{");

    List<ListedVersion> versions = DatasetVersions.list(store);

    assertThat(versions.get(0).summary()).isEmpty();
    assertThat(versions.get(0).problem().orElseThrow())
        .startsWith("Cannot read dataset manifest " + manifest + ": it is not");
    assertThat(versions.get(1).summary()).isPresent();
  }

  @Test
  void showTellsWhatTheVersionConsistsOf() {
    VersionDetails details = DatasetVersions.show(store, OptionalInt.empty());

    assertThat(details.summary().version()).isEqualTo(2);
    assertThat(details.emptyWindows()).isEqualTo(2);
    assertThat(details.holes())
        .containsExactly(new LabelWindow(day(3).fromMicros(), day(4).toMicros()));
    assertThat(details.rowsByBuild()).isEqualTo(Map.of("b-1", 5L, "b-2", 5L));
    assertThat(DatasetVersions.show(store, OptionalInt.of(1)).summary().version()).isEqualTo(1);
  }

  @Test
  void filesAreAbsolutePathsOfCarriedAndOfNewFiles() {
    List<ListedFile> files = DatasetVersions.files(store, OptionalInt.of(2));

    String root = folder.resolve("home-feed/data").toString();
    assertThat(files)
        .extracting(ListedFile::location)
        .containsExactly(
            root + "/b-1/label_date=2026-03-01/part-00000-0.parquet",
            root + "/b-1/label_date=2026-03-01/part-00001-0.parquet",
            root + "/b-2/label_date=2026-03-05/part-00000-0.parquet",
            root + "/b-2/label_date=2026-03-05/part-00001-0.parquet");
    assertThat(files).allSatisfy(file -> assertThat(Path.of(file.location())).isRegularFile());
  }

  @Test
  void datasetWithoutVersionsIsAClearError() {
    DatasetStore none = storage.open("other");
    String message =
        "Cannot read dataset other in "
            + folder.resolve("other")
            + ": no version was published there. Check the path, which is the dataset's own"
            + " folder, or build a version.";
    DatasetStoreContract.refused(ErrorCode.DATASET_MISSING, () -> DatasetVersions.list(none))
        .hasMessage(message);
    DatasetStoreContract.refused(
            ErrorCode.DATASET_MISSING, () -> DatasetVersions.show(none, OptionalInt.empty()))
        .hasMessage(message);
    DatasetStoreContract.refused(
            ErrorCode.DATASET_MISSING, () -> DatasetVersions.files(none, OptionalInt.of(1)))
        .hasMessage(message);
  }

  @Test
  void versionThatDoesNotExistIsAClearError() {
    DatasetStoreContract.refused(
            ErrorCode.DATASET_MISSING, () -> DatasetVersions.show(store, OptionalInt.of(7)))
        .hasMessage(
            "Cannot read version 7 of dataset home-feed: its versions are [1, 2]. Use one of"
                + " these.");
  }
}
