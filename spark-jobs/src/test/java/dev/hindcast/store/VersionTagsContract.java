/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static dev.hindcast.store.DatasetStoreContract.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of versions, on every storage. */
abstract class VersionTagsContract extends VersionsContract {
  private DatasetStore store;
  private VersionTags tags;

  @BeforeEach
  void publishThreeVersions() {
    store = open();
    tags = new VersionTags(store);
    Optional<DatasetManifest> parent = Optional.empty();
    for (int day = 1; day <= 3; day++) {
      DatasetManifest next = ManifestExamples.withoutRows(parent, "b-" + day, day, day);
      parent = Optional.of(store.publish(next).orThrow());
    }
  }

  @Test
  void namesFindTheirVersionUntilTheyAreTakenBack() {
    tags.set("prod", 2, false);
    tags.set("paper-2026.1", 1, false);

    assertThat(tags.all()).isEqualTo(Map.of("prod", 2, "paper-2026.1", 1));
    assertThat(reference("prod")).hasValue(2);
    tags.delete("prod");
    assertThat(tags.all()).containsOnlyKeys("paper-2026.1");
    refused(ErrorCode.DATASET_MISSING, () -> reference("prod"))
        .hasMessage(
            "Cannot find tag prod of dataset home-feed: its tags are paper-2026.1. Use a version"
                + " such as v7, or tag one with hindcast versions tag.");
    refused(ErrorCode.DATASET_MISSING, () -> tags.delete("prod"));
  }

  @Test
  void latestIsTheGreatestVersionAndNoTag() {
    assertThat(reference("latest")).isEmpty();
    refused(ErrorCode.COMMAND_LINE_INVALID, () -> tags.set("latest", 1, false))
        .hasMessageStartingWith("Cannot use 'latest' as a tag: ");
  }

  @Test
  void nameOfAnotherVersionIsTakenOnlyWhenAsked() {
    tags.set("prod", 1, false);
    tags.set("prod", 1, false);

    refused(ErrorCode.TAG_TAKEN, () -> tags.set("prod", 2, false))
        .hasMessage(
            "Cannot tag version 2 of dataset home-feed as prod: that is the name of version 1."
                + " Choose another name, or move this one with --move.");
    VersionTags.Change change = tags.set("prod", 2, true);
    assertThat(change.before().tags()).containsEntry("prod", 1);
    assertThat(tags.all()).containsEntry("prod", 2);
    assertThat(ErrorCode.TAG_TAKEN.exitCode()).isEqualTo(5);
  }

  @Test
  void versionThatIsNotThereOrGivenUpCannotBeTagged() {
    refused(ErrorCode.DATASET_MISSING, () -> tags.set("prod", 7, false));
    tags.update(page -> page.withExpired(Set.of(1)));

    refused(ErrorCode.DATASET_MISSING, () -> tags.set("prod", 1, false))
        .hasMessageStartingWith("Cannot keep version 1 of dataset home-feed: versions expire has");
  }

  @Test
  void hostileNamesAreRefused() throws IOException {
    for (String name :
        List.of(
            "",
            "v7",
            "v0",
            "v1234567890",
            "Prod",
            "a/b",
            "..",
            ".a",
            "-a",
            "a b",
            "a\n",
            "%2e",
            "x".repeat(64))) {
      refused(ErrorCode.COMMAND_LINE_INVALID, () -> tags.set(name, 1, false))
          .hasMessageStartingWith("Cannot use '");
    }
    assertThat(store.files().list("tags")).isEmpty();
  }

  @Test
  void tornEmptyAndNewerPagesAreClearErrors() throws IOException {
    tags.set("prod", 1, false);
    String page = "tags/t000001.json";
    String written = new String(store.files().read(page), UTF_8);
    for (String text :
        List.of(
            "",
            written.substring(0, written.length() / 2),
            written.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"),
            written.replace(DATASET, "other"),
            written.replace("\"prod\" : 1", "\"prod\" : \"1\""),
            "[]")) {
      write(page, text.getBytes(UTF_8));
      refused(ErrorCode.MANIFEST_UNREADABLE, tags::all)
          .hasMessageStartingWith("Cannot read the tags in " + store.files().location(page) + ": ");
      refused(ErrorCode.MANIFEST_UNREADABLE, () -> tags.set("other", 1, false));
    }
  }

  @Test
  void taggersThatStartTogetherLoseNoChange() throws Exception {
    int taggers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(taggers);
    try {
      for (int trial = 0; trial < 25; trial++) {
        CyclicBarrier start = new CyclicBarrier(taggers);
        List<Callable<VersionTags.Change>> tasks = new ArrayList<>();
        for (int tagger = 0; tagger < taggers; tagger++) {
          String name = "t" + trial + "-" + tagger;
          int version = 1 + tagger % 3;
          tasks.add(
              () -> {
                VersionTags own = new VersionTags(open());
                start.await();
                return own.set(name, version, false);
              });
        }
        for (Future<VersionTags.Change> task : threads.invokeAll(tasks)) {
          task.get();
        }
        assertThat(tags.all()).as("trial %s", trial).hasSize(taggers * (trial + 1));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofTwoThatWantOneNameOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int trial = 0; trial < 25; trial++) {
        String name = "wanted-" + trial;
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int version = 1; version <= 2; version++) {
          int wanted = version;
          tasks.add(
              () -> {
                start.await();
                try {
                  new VersionTags(open()).set(name, wanted, false);
                  return wanted;
                } catch (HindcastException e) {
                  assertThat(e.code()).isEqualTo(ErrorCode.TAG_TAKEN);
                  return 0;
                }
              });
        }
        int sum = 0;
        for (Future<Integer> task : threads.invokeAll(tasks)) {
          sum += task.get();
        }
        assertThat(tags.all()).as("trial %s", trial).containsEntry(name, sum);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private OptionalInt reference(String tag) {
    return DatasetReference.parse(store.layout().root() + "@" + tag).versionIn(store);
  }
}
