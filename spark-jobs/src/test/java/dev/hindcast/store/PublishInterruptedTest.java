/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing that is killed, or fails, at each single file operation of it. */
class PublishInterruptedTest {
  @TempDir Path folder;

  /** Version 1 on storage, and version 2 with its files, ready to be published. */
  private record Ready(LocalStorage storage, DatasetManifest first, DatasetManifest second) {
    int operations() {
      WatchedFiles files = new WatchedFiles(new WatchedFiles.Watcher() {});
      storage.open(DATASET, files).publish(second).orThrow();
      return files.count();
    }
  }

  @Test
  void killAtAnyOperationLeavesTheOldOrTheNewVersionAndTheNextAttemptCompletes() throws Exception {
    int operations = ready("count").operations();
    List<String> stoppedAt = new ArrayList<>();
    for (int number = 0; number < operations; number++) {
      stoppedAt.add(killAndPublishAgain(number, false));
    }
    int write = stoppedAt.indexOf("create");
    stoppedAt.add(killAndPublishAgain(write, true));

    assertThat(stoppedAt)
        .doesNotContain("")
        .contains("list", "read", "size", "sync file", "sync folder", "torn create", "probe")
        .containsSubsequence("create", "probe", "create", "link", "sync folder", "delete")
        .hasSize(operations + 1);
  }

  @Test
  void killBeforeTheFirstVersionLeavesNoneOrThatOne() throws Exception {
    DatasetManifest first = ManifestExamples.first("b-1");
    for (int number = 0; ; number++) {
      LocalStorage storage = new LocalStorage(Files.createDirectory(folder.resolve("n" + number)));
      Path file = Files.write(folder.resolve("n" + number + ".json"), ManifestJson.write(first));
      storage.writeFiles(first);
      String stoppedAt = PublishingProcess.killedAt(storage, file, number, false);
      if (stoppedAt.isEmpty()) {
        assertThat(number).isGreaterThan(10);
        return;
      }
      assertThat(storage.open(DATASET).versions())
          .as("killed at operation %s, %s", number, stoppedAt)
          .isIn(List.of(), List.of(1));
      assertThat(storage.open(DATASET).publish(first))
          .isEqualTo(new PublishOutcome.Published(first));
    }
  }

  @Test
  void failureBeforeAnyOperationLeavesTheOldOrTheNewVersion() throws IOException {
    failAtEach(
        "before",
        at ->
            new WatchedFiles.Watcher() {
              @Override
              public void before(int number, String operation) throws IOException {
                failAt(at, number);
              }
            });
  }

  @Test
  void failureAfterAnyOperationLeavesTheOldOrTheNewVersion() throws IOException {
    failAtEach(
        "after",
        at ->
            new WatchedFiles.Watcher() {
              @Override
              public void after(int number, String operation) throws IOException {
                failAt(at, number);
              }
            });
  }

  @Test
  void storageThatFailsFromAnyOperationOnLeavesTheOldOrTheNewVersion() throws IOException {
    failAtEach(
        "from",
        at ->
            new WatchedFiles.Watcher() {
              @Override
              public void before(int number, String operation) throws IOException {
                failAt(Math.max(at, number), number);
              }
            });
  }

  private String killAndPublishAgain(int number, boolean torn) throws Exception {
    Ready ready = ready((torn ? "torn" : "kill") + number);
    Path file = folder.resolve((torn ? "torn" : "kill") + number + ".json");
    Files.write(file, ManifestJson.write(ready.second()));

    String stoppedAt = PublishingProcess.killedAt(ready.storage(), file, number, torn);

    String where = "killed at operation " + number + ", " + stoppedAt;
    boolean published = checkOldOrNew(ready, where);
    if (number % 2 == 0) {
      completes(ready, where);
    } else {
      anotherBuildGoesOn(ready, published, where);
    }
    return stoppedAt;
  }

  /** Whether the new version is there; the old one must be, and each must be whole. */
  private static boolean checkOldOrNew(Ready ready, String where) {
    DatasetStore reader = ready.storage().open(DATASET);
    List<Integer> versions = reader.versions();
    assertThat(versions).as(where).isIn(List.of(1), List.of(1, 2));
    assertThat(reader.load(1)).as(where).isEqualTo(ready.first());
    if (versions.size() == 1) {
      return false;
    }
    assertThat(reader.load(2)).as(where).isEqualTo(ready.second());
    return true;
  }

  private static void completes(Ready ready, String where) {
    assertThat(ready.storage().open(DATASET).publish(ready.second()))
        .as(where)
        .isEqualTo(new PublishOutcome.Published(ready.second()));
    assertThat(checkOldOrNew(ready, where)).as(where).isTrue();
  }

  private static void anotherBuildGoesOn(Ready ready, boolean published, String where) {
    DatasetManifest other = ManifestExamples.version(Optional.of(ready.first()), "b-other", 1, 2);
    ready.storage().writeFiles(other);
    PublishOutcome outcome = ready.storage().open(DATASET).publish(other);
    assertThat(outcome)
        .as(where)
        .isEqualTo(
            published
                ? new PublishOutcome.Conflict(other, ready.second())
                : new PublishOutcome.Published(other));
  }

  private interface WatcherFor {
    WatchedFiles.Watcher at(int number);
  }

  private void failAtEach(String name, WatcherFor watchers) throws IOException {
    int operations = ready(name + "-count").operations();
    for (int number = 0; number < operations; number++) {
      Ready ready = ready(name + number);
      String where = name + " operation " + number;
      WatchedFiles files = new WatchedFiles(watchers.at(number));
      Optional<PublishOutcome> outcome = attempt(ready, files);

      boolean published = checkOldOrNew(ready, where);
      if (outcome.isEmpty()) {
        assertThat(published).as(where + ": an error says that nothing was published").isFalse();
      } else if (outcome.get() instanceof PublishOutcome.Published) {
        assertThat(published).as(where).isTrue();
      } else {
        assertThat(outcome.get()).as(where).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(ready.storage().versionNames(DATASET))
            .as(where + ": nothing is cleaned up")
            .contains(".v000002.json.0.tmp");
      }
      completes(ready, where);
    }
    assertThat(IntStream.range(0, operations)).hasSizeGreaterThan(15);
  }

  private static Optional<PublishOutcome> attempt(Ready ready, WatchedFiles files) {
    try {
      return Optional.of(ready.storage().open(DATASET, files).publish(ready.second()));
    } catch (HindcastException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
      assertThat(e).hasMessageContaining("IOException: the disk is gone");
      return Optional.empty();
    }
  }

  private static void failAt(int at, int number) throws IOException {
    if (number == at) {
      throw new IOException("the disk is gone");
    }
  }

  private Ready ready(String name) throws IOException {
    LocalStorage storage = new LocalStorage(Files.createDirectory(folder.resolve(name)));
    DatasetManifest first = ManifestExamples.first("b-1");
    storage.writeFiles(first);
    storage.open(DATASET).publish(first).orThrow();
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 2, 3);
    storage.writeFiles(second);
    return new Ready(storage, first, second);
  }
}
