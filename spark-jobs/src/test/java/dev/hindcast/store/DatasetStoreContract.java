/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every dataset store does; each storage runs it. */
abstract class DatasetStoreContract extends StoreFilesContract {
  private static final int RIVALS = 6;

  /** How many versions are raced for. */
  int races() {
    return 50;
  }

  /** A store on this test's storage, as a process of its own would open it. */
  final DatasetStore open(String name) {
    return new VersionStore(name, files(name));
  }

  /** Writes the files that the manifest's own build added, in their sizes. */
  final void writeFiles(DatasetManifest manifest) {
    StoreFiles files = files(manifest.dataset());
    for (PublishedFile file : manifest.files()) {
      if (file.path().startsWith("data/" + manifest.buildId() + "/")) {
        put(files, file.path(), new byte[(int) file.sizeBytes()]);
      }
    }
  }

  /** Writes a file over what is there. */
  private static void put(StoreFiles files, String path, byte[] bytes) {
    try {
      files.delete(path);
      files.create(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A store that makes the version exist and then loses the answer, at its first publication. */
  private DatasetStore losingTheAnswer() {
    return watched(() -> {}, DatasetStoreContract::lose);
  }

  /** A store that cannot tell whether the version exists; it does not. */
  private DatasetStore losingTheRequest() {
    return watched(DatasetStoreContract::lose, () -> {});
  }

  /** A store that runs something in the moment before it makes a version exist. */
  final DatasetStore pausing(Runnable pause) {
    return watched(pause::run, () -> {});
  }

  private DatasetStore watched(WatchedStore.Event before, WatchedStore.Event after) {
    return new VersionStore(DATASET, new WatchedStore(files(DATASET), before, after));
  }

  private static void lose() throws IOException {
    throw new IOException("the connection was lost");
  }

  @Test
  void datasetThatWasNeverPublishedHasNoVersion() {
    assertThat(open(DATASET).versions()).isEmpty();
    assertThat(open(DATASET).latest()).isEmpty();
    refused(ErrorCode.DATASET_MISSING, () -> open(DATASET).load(1))
        .hasMessage("Cannot read version 1 of dataset home-feed: it has no versions. Build one.");
  }

  @Test
  void publishedVersionReadsBackEqual() {
    DatasetManifest first = ManifestExamples.first("b-1");
    assertThat(publish(first)).isEqualTo(new PublishOutcome.Published(first));
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 2, 3);
    assertThat(publish(second)).isEqualTo(new PublishOutcome.Published(second));

    assertThat(open(DATASET).versions()).containsExactly(1, 2);
    assertThat(open(DATASET).latest()).hasValue(2);
    assertThat(open(DATASET).load(1)).isEqualTo(first);
    assertThat(open(DATASET).load(2)).isEqualTo(second);
    refused(ErrorCode.DATASET_MISSING, () -> open(DATASET).load(3))
        .hasMessage(
            "Cannot read version 3 of dataset home-feed: its versions are [1, 2]. Use one of"
                + " these.");
  }

  @Test
  void numberThatAnotherBuildTookIsRefused() {
    DatasetManifest winner = ManifestExamples.first("b-1");
    DatasetManifest loser = ManifestExamples.first("b-2");
    publish(winner);

    PublishOutcome outcome = publish(loser);

    assertThat(outcome).isEqualTo(new PublishOutcome.Conflict(loser, winner));
    assertThat(open(DATASET).load(1)).isEqualTo(winner);
    refused(ErrorCode.VERSION_CONFLICT, outcome::orThrow)
        .hasMessage(
            "Cannot publish version 1 of dataset home-feed from build b-2: build b-1 published"
                + " version 1 meanwhile. Look at that version, then build again on top of it.");
  }

  @Test
  void publishingTheSameBuildAgainChangesNothing() {
    DatasetManifest first = ManifestExamples.first("b-1");
    publish(first);
    assertThat(publish(first)).isEqualTo(new PublishOutcome.Published(first));

    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 2, 3);
    publish(second);
    assertThat(publish(first)).isEqualTo(new PublishOutcome.Published(first));
    assertThat(open(DATASET).versions()).containsExactly(1, 2);
  }

  @Test
  void buildThatIsPublishedIsNotPublishedUnderTheNextNumber() {
    DatasetManifest first = ManifestExamples.first("b-1");
    publish(first);
    DatasetManifest again = ManifestExamples.version(Optional.of(first), "b-1", 1, 2);

    assertThat(publish(again)).isEqualTo(new PublishOutcome.Published(first));
    assertThat(open(DATASET).versions()).containsExactly(1);
  }

  @Test
  void versionWithoutItsPredecessorIsRefused() {
    DatasetManifest first = ManifestExamples.first("b-1");
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 1, 2);

    refused(ErrorCode.REQUEST_INVALID, () -> publish(second))
        .hasMessage(
            "Cannot publish version 2 of dataset home-feed from build b-2: the latest version is"
                + " 0 (none), so versions would be missing between. Build again on top of what is"
                + " there.");
    assertThat(open(DATASET).versions()).isEmpty();
  }

  @Test
  void versionWhoseFilesAreMissingIsRefused() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    files().delete(first.files().get(1).path());

    refused(ErrorCode.STORAGE_FAILED, () -> open(DATASET).publish(first))
        .hasMessage(
            "Cannot publish version 1 of dataset home-feed: data file"
                + " data/b-1/label_date=2026-03-01/part-00001-0.parquet is missing, so it was"
                + " changed after build b-1 wrote it. Nothing was published; build again.");
    assertThat(open(DATASET).versions()).isEmpty();
  }

  @Test
  void manifestOfAnotherDatasetIsRefused() {
    assertThatThrownBy(() -> open("other").publish(ManifestExamples.first("b-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("manifest of dataset home-feed in the store of other");
  }

  @Test
  void versionWhoseAnswerWasLostIsRecognised() {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);

    assertThat(losingTheAnswer().publish(first)).isEqualTo(new PublishOutcome.Published(first));
    assertThat(open(DATASET).publish(first)).isEqualTo(new PublishOutcome.Published(first));
    assertThat(open(DATASET).versions()).containsExactly(1);
  }

  @Test
  void answerThatWasLostWhileAnotherBuildWonIsAConflict() {
    DatasetManifest winner = ManifestExamples.first("b-1");
    DatasetManifest loser = ManifestExamples.first("b-2");
    writeFiles(winner);
    writeFiles(loser);
    DatasetStore slow = pausing(() -> open(DATASET).publish(winner));

    assertThat(slow.publish(loser)).isEqualTo(new PublishOutcome.Conflict(loser, winner));
  }

  @Test
  void outcomeIsUnknownWhereTheStorageDoesNotTell() {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);

    PublishOutcome outcome = losingTheRequest().publish(first);

    assertThat(outcome).isInstanceOf(PublishOutcome.Unknown.class);
    refused(ErrorCode.PUBLISH_OUTCOME_UNKNOWN, outcome::orThrow)
        .hasMessageStartingWith(
            "Cannot tell whether version 1 of dataset home-feed from build b-1 is published: ")
        .hasMessageContaining("Nothing was cleaned up.");
    assertThat(open(DATASET).publish(first)).isEqualTo(new PublishOutcome.Published(first));
  }

  @Test
  void publisherThatWakesUpAfterAnotherPublishedIsRefused() {
    DatasetManifest first = ManifestExamples.first("b-1");
    publish(first);
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 1, 3);
    DatasetManifest third = ManifestExamples.version(Optional.of(second), "b-3", 1, 3);
    DatasetManifest late = ManifestExamples.version(Optional.of(first), "b-late", 1, 2);
    writeFiles(late);
    DatasetStore sleeper =
        pausing(
            () -> {
              publish(second);
              publish(third);
            });

    assertThat(sleeper.publish(late)).isEqualTo(new PublishOutcome.Conflict(late, second));
    assertThat(open(DATASET).versions()).containsExactly(1, 2, 3);
    assertThat(open(DATASET).load(2)).isEqualTo(second);
  }

  @Test
  void ofManyThatPublishOneNumberExactlyOneWins() throws Exception {
    new PublishRace(() -> open(DATASET)).run(races(), RIVALS);
  }

  @Test
  void namesThatAreNoManifestsAreNoVersions() {
    for (String name : List.of("v1.json", "v0000001.json", "v000000.json", "V000001.json")) {
      put(files(), "versions/" + name, "{}".getBytes(UTF_8));
    }
    assertThat(open(DATASET).versions()).isEmpty();
  }

  @Test
  void versionsAreOrderedAsNumbers() {
    for (String name : List.of("v1000000.json", "v000010.json", "v999999.json", "v000009.json")) {
      put(files(), "versions/" + name, "{}".getBytes(UTF_8));
    }
    assertThat(open(DATASET).versions()).containsExactly(9, 10, 999_999, 1_000_000);
  }

  @Test
  void emptyTornAndNewerManifestsAreClearErrorsAndNothingIsPublishedOnTopOfThem() {
    DatasetManifest first = ManifestExamples.first("b-1");
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 1, 2);
    publish(first);
    writeFiles(second);
    String path = "versions/v000001.json";
    String whole = new String(ManifestJson.write(first), UTF_8);
    String newer = whole.replaceFirst("\"formatVersion\" *: *[0-9]+", "\"formatVersion\" : 99");
    for (String damaged : List.of("", whole.substring(0, whole.length() / 2), newer)) {
      put(files(), path, damaged.getBytes(UTF_8));
      String start = "Cannot read dataset manifest " + files().location(path) + ": ";

      refused(ErrorCode.MANIFEST_UNREADABLE, () -> open(DATASET).load(1))
          .hasMessageStartingWith(start);
      refused(ErrorCode.MANIFEST_UNREADABLE, () -> open(DATASET).publish(second))
          .hasMessageStartingWith(start);
      assertThat(open(DATASET).versions()).containsExactly(1);
    }
    assertThat(newer).isNotEqualTo(whole);
  }

  @Test
  void manifestThatWasCopiedIsRefused() throws IOException {
    DatasetManifest first = ManifestExamples.first("b-1");
    publish(first);
    put(files(), "versions/v000002.json", files().read("versions/v000001.json"));

    refused(ErrorCode.MANIFEST_UNREADABLE, () -> open(DATASET).load(2))
        .hasMessage(
            "Cannot read dataset manifest "
                + files().location("versions/v000002.json")
                + ": it describes version 1 of dataset home-feed, so it was copied or renamed. Put"
                + " every manifest back to where it was written.");
  }

  @Test
  void fileOfAnotherSizeIsRefused() {
    DatasetManifest first = ManifestExamples.first("b-1");
    writeFiles(first);
    put(files(), first.files().get(0).path(), new byte[99]);

    refused(ErrorCode.STORAGE_FAILED, () -> open(DATASET).publish(first))
        .hasMessageContaining("part-00000-0.parquet has 99 bytes, not 100, so it was changed");
    assertThat(open(DATASET).versions()).isEmpty();
  }

  @Test
  void storageThatMakesAFileOnlyOnceIsFitForVersions() {
    open(DATASET).checkPublishable("b-1");
    open(DATASET).checkPublishable("b-1");
    open(DATASET).checkPublishable("b-2");
  }

  private PublishOutcome publish(DatasetManifest manifest) {
    writeFiles(manifest);
    return open(DATASET).publish(manifest);
  }

  static AbstractThrowableAssert<?, ?> refused(ErrorCode code, ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(HindcastException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
