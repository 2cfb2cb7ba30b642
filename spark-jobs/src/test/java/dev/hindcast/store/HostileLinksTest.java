/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.expire.VersionExpiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links in a dataset that lead out of it. */
class HostileLinksTest {
  private static final String ORPHAN = "b-20260101T000000Z-0000000a";

  /** Path of the link in the dataset, and where it leads as seen from the folder around. */
  private static final Map<String, String> LINKS =
      Map.ofEntries(
          Map.entry("data/" + ORPHAN, "outside"),
          Map.entry("builds/" + ORPHAN, "outside"),
          Map.entry("data/" + ORPHAN + "/label_date=2026-03-01", "outside/data"),
          Map.entry("data/" + ORPHAN + "/part.parquet", "outside/data/b-1/part.parquet"),
          Map.entry("builds/" + ORPHAN + "/request.json", "outside/request.json"),
          Map.entry("data/b-1/label_date=2026-03-09", "outside/data"),
          Map.entry("data/b-2/left.parquet", "secret.json"),
          Map.entry("data/b-3", "outside/data"),
          Map.entry("builds/b-3", "outside"),
          Map.entry("versions/v000003.json", "outside/v000007.json"),
          Map.entry("tags/t000001.json", "outside/request.json"),
          Map.entry("tags", "outside"),
          Map.entry("data/" + ORPHAN + "/up", "sets"),
          Map.entry("data/" + ORPHAN + "/nowhere", "nowhere/at/all"),
          Map.entry("builds/" + ORPHAN + "/other", "sets/home-feed2"));

  /** Folders of the dataset that are moved away and replaced by a link to where they are now. */
  private static final List<String> MOVED =
      List.of("data", "builds", "versions", "data/b-1", "data/b-1/label_date=2026-03-01");

  private interface Change {
    void make(FencedDataset fenced) throws IOException;
  }

  @TempDir Path folder;
  private int trials;
  private int refused;

  @Test
  void linkOutOfTheDatasetIsNeitherFollowedNorIsWhatItLeadsToRemoved() throws IOException {
    for (Map.Entry<String, Change> change : changes().entrySet()) {
      for (Map.Entry<String, String> link : LINKS.entrySet()) {
        FencedDataset fenced = FencedDataset.in(folder.resolve("trial-" + trials));
        Path place = fenced.root().resolve(link.getKey());
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, fenced.folder().resolve(link.getValue()));
        attempt(fenced, change, link.getKey());
      }
      for (String moved : MOVED) {
        FencedDataset fenced = FencedDataset.in(folder.resolve("trial-" + trials));
        Path away = fenced.folder().resolve("outside/moved");
        Files.move(fenced.root().resolve(moved), away);
        Files.createSymbolicLink(fenced.root().resolve(moved), away);
        attempt(fenced, change, moved);
      }
    }
    System.out.printf(
        "Links: %d links x %d changes = %d, %d refused, %d done, 0 files outside touched%n",
        LINKS.size() + MOVED.size(), changes().size(), trials, refused, trials - refused);
  }

  private void attempt(FencedDataset fenced, Map.Entry<String, Change> change, String link)
      throws IOException {
    trials++;
    SortedMap<String, String> outside = fenced.outside();
    fenced.left().clear();
    try {
      change.getValue().make(fenced);
    } catch (HindcastException e) {
      refused++;
      assertThat(e.getMessage()).startsWith("Cannot ");
    }
    assertThat(fenced.outside()).as("%s with %s", change.getKey(), link).isEqualTo(outside);
    assertThat(fenced.left()).as("%s with %s", change.getKey(), link).isEmpty();
  }

  private static Map<String, Change> changes() {
    Map<String, Change> changes = new LinkedHashMap<>();
    changes.put("expire", fenced -> expire(fenced, false));
    changes.put("expire with orphans", fenced -> expire(fenced, true));
    changes.put(
        "rollback",
        fenced -> new VersionRollback(fenced.open(), "b-20260401T000000Z-00000009", 1, "1").to(1));
    changes.put(
        "publish",
        fenced -> {
          DatasetStore store = fenced.open();
          fenced.publish(ManifestExamples.version(Optional.of(store.load(2)), "b-3", 3, 4));
        });
    changes.put("tag", fenced -> new VersionTags(fenced.open()).set("prod", 1, false));
    for (String path : List.of("data", "builds", "versions", "data/b-1", "data/" + ORPHAN)) {
      changes.put("delete folder " + path, fenced -> fenced.open().files().deleteFolder(path));
    }
    changes.put("walk", fenced -> walk(fenced));
    return changes;
  }

  private static void expire(FencedDataset fenced, boolean withOrphans) {
    new VersionExpiry(
            fenced.open(),
            withOrphans
                ? VersionExpiryContract.orphans(OptionalInt.of(1), VersionExpiryContract.FAR)
                : VersionExpiryContract.keep(1),
            build -> List.of())
        .run();
  }

  private static void walk(FencedDataset fenced) throws IOException {
    StoreFiles files = fenced.open().files();
    List<StoredFile> found = new ArrayList<>();
    for (String path : List.of("data", "builds", "versions")) {
      found.addAll(files.walk(path));
    }
    assertThat(found).noneMatch(file -> file.path().contains("part.parquet"));
  }
}
