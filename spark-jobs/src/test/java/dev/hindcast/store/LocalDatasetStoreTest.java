/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatasetStoreTest extends DatasetStoreContract {
  @TempDir Path folder;

  private LocalStorage storage;

  @BeforeEach
  void openStorage() {
    storage = new LocalStorage(folder);
  }

  @Override
  StoreFiles files(String dataset) {
    return storage.open(dataset).files();
  }

  @Override
  int races() {
    return 200;
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
    Files.writeString(folder.resolve("home-feed"), "notes");

    assertThatThrownBy(() -> storage.open("home-feed").versions())
        .isInstanceOf(HindcastException.class)
        .hasMessage(
            "Cannot keep dataset home-feed in "
                + folder.resolve("home-feed").resolve("versions")
                + ": this path, or one above it, is a file and no folder. Set dataset.path to a"
                + " folder, or move the file away.");
  }

  @Test
  void publishingLeavesNothingButTheManifest() throws IOException {
    DatasetManifest winner = ManifestExamples.first("b-1");
    DatasetManifest loser = ManifestExamples.first("b-2");
    writeFiles(winner);
    writeFiles(loser);
    pausing(() -> open(DATASET).publish(winner)).publish(loser);

    assertThat(storage.versionNames(DATASET)).containsExactly("v000001.json");
    assertThat(folder.resolve("home-feed/versions/v000001.json"))
        .hasBinaryContent(ManifestJson.write(winner));
  }

  @Test
  void leftoversOfAKilledAttemptAreInNobodysWay() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    Path versions = Files.createDirectories(folder.resolve("home-feed/versions"));
    Files.writeString(versions.resolve(".v000001.json.0.tmp"), "{\"formatVer");
    Files.writeString(versions.resolve(".v000001.json.1.tmp"), "{\"formatVer");

    assertThat(open(DATASET).versions()).isEmpty();
    assertThat(open(DATASET).publish(first)).isEqualTo(new PublishOutcome.Published(first));
    assertThat(storage.versionNames(DATASET))
        .containsExactly(".v000001.json.0.tmp", ".v000001.json.1.tmp", "v000001.json");
  }

  @Test
  void fileSystemWithoutHardLinksIsRefusedBeforeAnythingIsVisible() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    DatasetStore store =
        watched(
            DATASET,
            new Watcher() {
              @Override
              public void before(int number, String operation) {
                if (operation.equals("probe")) {
                  throw new UnsupportedOperationException("no links here");
                }
              }
            });

    refused(ErrorCode.STORE_UNSUPPORTED, () -> store.publish(first))
        .hasMessage(
            "Cannot publish versions of dataset home-feed in "
                + folder.resolve("home-feed")
                + ": this storage does not make a file whole and only if its name is free"
                + " (UnsupportedOperationException: no links here), so two builds could both"
                + " believe that they won. Nothing was published; set dataset.path to another"
                + " storage.");
    assertThat(folder.resolve("home-feed/versions")).doesNotExist();
  }

  private DatasetStore watched(String name, Watcher watcher) {
    return storage.open(name, new WatchedFiles(watcher));
  }
}
