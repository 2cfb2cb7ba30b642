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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  DatasetStore open(String name) {
    return storage.open(name);
  }

  @Override
  void writeFiles(DatasetManifest manifest) {
    storage.writeFiles(manifest);
  }

  @Override
  void removeFile(DatasetManifest manifest, String path) {
    try {
      Files.delete(folder.resolve(manifest.dataset()).resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  DatasetStore losingTheAnswer(String name) {
    return watched(
        name,
        new WatchedFiles.Watcher() {
          @Override
          public void after(int number, String operation) throws IOException {
            failAt(operation);
          }
        });
  }

  @Override
  DatasetStore losingTheRequest(String name) {
    return watched(
        name,
        new WatchedFiles.Watcher() {
          @Override
          public void before(int number, String operation) throws IOException {
            failAt(operation);
          }
        });
  }

  @Override
  DatasetStore pausing(String name, Runnable pause) {
    return watched(
        name,
        new WatchedFiles.Watcher() {
          @Override
          public void before(int number, String operation) {
            if (operation.equals("link")) {
              pause.run();
            }
          }
        });
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
    pausing(DATASET, () -> open(DATASET).publish(winner)).publish(loser);

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
  void namesThatAreNoManifestsAreNoVersions() throws IOException {
    Path versions = Files.createDirectories(folder.resolve("home-feed/versions"));
    for (String name :
        List.of("v1.json", "v0000001.json", "v000000.json", "v000001.json~", "V000001.json")) {
      Files.writeString(versions.resolve(name), "{}");
    }
    assertThat(open(DATASET).versions()).isEmpty();
  }

  @Test
  void versionsAreOrderedAsNumbers() throws IOException {
    Path versions = Files.createDirectories(folder.resolve("home-feed/versions"));
    for (String name : List.of("v1000000.json", "v000010.json", "v999999.json", "v000009.json")) {
      Files.writeString(versions.resolve(name), "{}");
    }
    assertThat(open(DATASET).versions()).containsExactly(9, 10, 999_999, 1_000_000);
  }

  @Test
  void tornManifestIsAClearErrorAndNothingIsPublishedOnTopOfIt() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 1, 2);
    writeFiles(first);
    writeFiles(second);
    open(DATASET).publish(first);
    Path file = folder.resolve("home-feed/versions/v000001.json");
    Files.write(file, new byte[0]);

    String message =
        "Cannot read dataset manifest "
            + file
            + ": the file is empty. Restore the file from a copy, or use another version.";
    refused(ErrorCode.MANIFEST_UNREADABLE, () -> open(DATASET).load(1)).hasMessage(message);
    refused(ErrorCode.MANIFEST_UNREADABLE, () -> open(DATASET).publish(second)).hasMessage(message);
    assertThat(open(DATASET).versions()).containsExactly(1);
  }

  @Test
  void manifestThatWasCopiedIsRefused() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    open(DATASET).publish(first);
    Path versions = folder.resolve("home-feed/versions");
    Path copy = Files.copy(versions.resolve("v000001.json"), versions.resolve("v000002.json"));

    refused(ErrorCode.MANIFEST_UNREADABLE, () -> open(DATASET).load(2))
        .hasMessage(
            "Cannot read dataset manifest "
                + copy
                + ": it describes version 1 of dataset home-feed, so it was copied or renamed. Put"
                + " every manifest back to where it was written.");
  }

  @Test
  void fileOfAnotherSizeIsRefused() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    Files.write(folder.resolve("home-feed").resolve(first.files().get(0).path()), new byte[99]);

    refused(ErrorCode.STORAGE_FAILED, () -> open(DATASET).publish(first))
        .hasMessageContaining("part-00000-0.parquet has 99 bytes, not 100, so it was changed");
    assertThat(open(DATASET).versions()).isEmpty();
  }

  @Test
  void fileSystemWithoutHardLinksIsRefusedBeforeAnythingIsVisible() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    DatasetStore store =
        watched(
            DATASET,
            new WatchedFiles.Watcher() {
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

  private DatasetStore watched(String name, WatchedFiles.Watcher watcher) {
    return storage.open(name, new WatchedFiles(watcher));
  }

  private static void failAt(String operation) throws IOException {
    if (operation.equals("link")) {
      throw new IOException("the connection was lost");
    }
  }
}
