/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.expire.Expiry;
import dev.hindcast.store.expire.ExpiryRules;
import dev.hindcast.store.expire.GoneBuild;
import dev.hindcast.store.expire.VersionExpiry;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionExpiryTest {
  /** Everything that tests write is older. */
  private static final long FAR = Micros.parse("2200-01-01");

  @TempDir Path folder;
  private LocalStorage storage;
  private DatasetStore store;
  private final List<GoneBuild> released = new ArrayList<>();

  /** Version n has days 1 to n, of which it made the last two; the last one has no rows yet. */
  @BeforeEach
  void publishFiveVersions() {
    publish(folder);
    storage = new LocalStorage(folder);
    store = storage.open(DATASET);
  }

  @Test
  void versionsBeyondTheNewestGoWithTheFilesThatOnlyTheyNeed() throws IOException {
    Expiry planned = expiry(keep(2)).plan();
    assertThat(store.versions()).containsExactly(1, 2, 3, 4, 5);

    Expiry done = expiry(keep(2)).run();

    assertThat(done.expired()).isEqualTo(planned.expired()).containsExactly(1, 2, 3);
    assertThat(done.files()).isEqualTo(planned.files()).isPositive();
    assertThat(done.sizeBytes()).isEqualTo(planned.sizeBytes()).isPositive();
    assertThat(planned.isDryRun()).isTrue();
    assertThat(done.isDryRun()).isFalse();
    assertThat(done.kept()).containsOnlyKeys(4, 5).containsEntry(5, "latest");
    assertThat(store.versions()).containsExactly(4, 5);
    assertThat(dataFiles()).isEqualTo(needed());
    isWhole(store);
  }

  @Test
  void buildsOfWhichNothingIsLeftAreLetGo() throws IOException {
    Files.createDirectories(root().resolve("builds/b-a"));
    Files.writeString(root().resolve("builds/b-a/request.json"), "{}");
    rewrite("b-last");

    Expiry done = expiry(keep(1)).run();

    assertThat(done.builds()).containsExactly("b-1", "b-2", "b-3", "b-4", "b-5");
    assertThat(released).extracting(GoneBuild::buildId).isEqualTo(done.builds());
    assertThat(released.get(0).sourceSnapshots()).hasSize(1);
    assertThat(store.files().list("data")).containsExactly("b-last");
    assertThat(store.files().list("builds")).containsExactly("b-a", "b-last");
  }

  @Test
  void buildThatCouldNotBeLetGoKeepsItsTrace() throws IOException {
    rewrite("b-last");

    Expiry done =
        new VersionExpiry(store, keep(1), build -> List.of("no catalog for " + build.buildId()))
            .run();

    assertThat(done.warnings()).hasSize(5).contains("no catalog for b-1");
    assertThat(store.files().list("builds")).contains("b-1", "b-5");
    assertThat(store.files().list("data")).containsExactly("b-last");
    expiry(orphans(OptionalInt.empty(), FAR)).run();
    assertThat(store.files().list("builds")).containsExactly("b-last");
  }

  @Test
  void taggedVersionsStay() {
    new VersionTags(store).set("prod", 2, false);

    Expiry done = expiry(keep(1)).run();

    assertThat(done.expired()).containsExactly(1, 3, 4);
    assertThat(done.kept()).containsEntry(2, "tagged prod").containsEntry(5, "latest");
    isWhole(store);
  }

  @Test
  void versionsGoOnlyIfBothRulesLetThem() {
    long created = store.load(1).createdAtMicros();
    assertThat(expiry(rules(OptionalInt.of(1), OptionalLong.of(created))).plan().expired())
        .isEmpty();
    assertThat(expiry(rules(OptionalInt.of(4), OptionalLong.of(created + 1))).plan().expired())
        .containsExactly(1);
    assertThat(expiry(rules(OptionalInt.empty(), OptionalLong.of(created + 1))).plan().expired())
        .containsExactly(1, 2, 3, 4);
    assertThat(expiry(orphans(OptionalInt.empty(), 0)).plan().expired()).isEmpty();
  }

  @Test
  void oneManifestThatCannotBeReadStopsEverything() throws IOException {
    for (int version : new int[] {2, 5}) {
      Path manifest = root().resolve(store.layout().versionFile(version));
      byte[] whole = Files.readAllBytes(manifest);
      Files.writeString(manifest, "{");
      SortedSet<String> before = dataFiles();

      assertThatThrownBy(() -> expiry(keep(1)).run())
          .isInstanceOfSatisfying(
              HindcastException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNREADABLE))
          .hasMessageStartingWith("Cannot expire versions of dataset home-feed, since it must be")
          .hasMessageContaining("v00000" + version + ".json");

      assertThat(dataFiles()).isEqualTo(before);
      assertThat(store.versions()).hasSize(5);
      Files.write(manifest, whole);
    }
  }

  @Test
  void withoutAnyVersionNothingIsRemoved() throws IOException {
    DatasetStore empty = storage.open("empty");
    Path orphan = folder.resolve("empty/data/b-1/part.parquet");
    Files.createDirectories(orphan.getParent());
    Files.write(orphan, new byte[3]);

    assertThatThrownBy(
            () -> new VersionExpiry(empty, orphans(OptionalInt.of(1), FAR), this::release).run())
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith("Cannot expire versions of dataset empty: no version is there");
    assertThat(orphan).exists();
  }

  @Test
  void orphansGoOnlyAfterTheGrace() throws IOException {
    orphan("b-20260101T000000Z-0000000a", "2026-01-02T00:00:00Z");
    orphan("b-20260101T000000Z-0000000b", "2026-03-02T00:00:00Z");
    orphan("b-20260302T000000Z-0000000c", "2026-01-02T00:00:00Z");
    long grace = Micros.parse("2026-02-01");

    assertThat(expiry(keep(5)).run().orphans()).isEmpty();
    Expiry done = expiry(orphans(OptionalInt.empty(), grace)).run();

    assertThat(done.orphans()).containsExactly("b-20260101T000000Z-0000000a");
    assertThat(done.recent())
        .containsExactly("b-20260101T000000Z-0000000b", "b-20260302T000000Z-0000000c");
    assertThat(store.files().list("data"))
        .doesNotContain("b-20260101T000000Z-0000000a")
        .contains("b-20260101T000000Z-0000000b", "b-20260302T000000Z-0000000c", "b-1", "b-5");
    isWhole(store);
  }

  @Test
  void filesThatFailedTasksLeftBesideOthersGoToo() throws IOException {
    Path left = root().resolve("data/b-5/label_date=2026-03-04/part-00000-9.parquet");
    Files.write(left, new byte[3]);

    Expiry done = expiry(orphans(OptionalInt.empty(), FAR)).run();

    assertThat(left).doesNotExist();
    assertThat(done.files()).isEqualTo(1);
    assertThat(dataFiles()).isEqualTo(needed());
    isWhole(store);
  }

  @Test
  void versionPublishedWhileManifestsGoKeepsItsFiles() {
    VersionExpiry expiry = expiry(keep(1));
    VersionRollback rollback = new VersionRollback(store, "b-20260401T000000Z-00000009", 1, "1");
    DatasetManifest again = rollback.to(1);

    assertThat(expiry.run().expired()).containsExactly(1, 2, 3, 4, 5);
    assertThat(store.load(6).files()).isEqualTo(again.files());
    isWhole(store);
  }

  /** Wherever storage breaks off, each version that can be found is whole; then it is finished. */
  @Test
  void everyVersionThatIsThereIsWholeWhereverItBreaksOff() throws IOException {
    expiry(keep(2)).run();
    SortedSet<String> expected = dataFiles();
    for (boolean isDoneBefore : new boolean[] {false, true}) {
      boolean hasFailed = true;
      for (int number = 0; hasFailed; number++) {
        Path home = Files.createDirectories(folder.resolve("trial-" + isDoneBefore + number));
        publish(home);
        DatasetStore whole = new LocalStorage(home).open(DATASET);
        FailingFiles files = new FailingFiles(whole.files(), number, isDoneBefore);
        VersionStore broken = new VersionStore(DATASET, files);
        try {
          new VersionExpiry(broken, keep(2), this::release).run();
        } catch (HindcastException e) {
          assertThat(files.hasFailed()).as(e.getMessage()).isTrue();
        }
        hasFailed = files.hasFailed();
        assertThat(whole.versions()).as("fails at %s", number).contains(4, 5);
        isWhole(whole);
        new VersionExpiry(whole, orphans(OptionalInt.of(2), FAR), this::release).run();
        assertThat(whole.versions()).as("fails at %s", number).containsExactly(4, 5);
        isWhole(whole);
        assertThat(dataFiles(whole)).as("fails at %s", number).isEqualTo(expected);
      }
    }
  }

  private static void publish(Path home) {
    LocalStorage storage = new LocalStorage(home);
    DatasetStore store = storage.open(DATASET);
    Optional<DatasetManifest> parent = Optional.empty();
    for (int n = 1; n <= 5; n++) {
      DatasetManifest next = ManifestExamples.version(parent, "b-" + n, Math.max(1, n - 1), n);
      storage.writeFiles(next);
      parent = Optional.of(store.publish(next).orThrow());
    }
  }

  /** Publishes a version in which one build made all days anew. */
  private void rewrite(String buildId) {
    DatasetManifest next = ManifestExamples.version(Optional.of(store.load(5)), buildId, 1, 6);
    storage.writeFiles(next);
    store.publish(next).orThrow();
  }

  private void orphan(String buildId, String modifiedAt) throws IOException {
    Path file = root().resolve("data/" + buildId + "/part.parquet");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[3]);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modifiedAt)));
  }

  private VersionExpiry expiry(ExpiryRules rules) {
    return new VersionExpiry(store, rules, this::release);
  }

  private List<String> release(GoneBuild build) {
    released.add(build);
    return List.of();
  }

  private static ExpiryRules keep(int versions) {
    return rules(OptionalInt.of(versions), OptionalLong.empty());
  }

  private static ExpiryRules rules(OptionalInt keep, OptionalLong createdBefore) {
    return new ExpiryRules(keep, createdBefore, false, 0);
  }

  private static ExpiryRules orphans(OptionalInt keep, long beforeMicros) {
    return new ExpiryRules(keep, OptionalLong.empty(), true, beforeMicros);
  }

  private static void isWhole(DatasetStore store) {
    for (int version : store.versions()) {
      for (PublishedFile file : store.load(version).files()) {
        assertThat(Path.of(store.files().location(file.path())))
            .as("version %s", version)
            .hasSize(file.sizeBytes());
      }
    }
  }

  private SortedSet<String> needed() {
    TreeSet<String> paths = new TreeSet<>();
    store.versions().forEach(v -> store.load(v).files().forEach(file -> paths.add(file.path())));
    return paths;
  }

  private SortedSet<String> dataFiles() throws IOException {
    return dataFiles(store);
  }

  private static SortedSet<String> dataFiles(DatasetStore store) throws IOException {
    TreeSet<String> paths = new TreeSet<>();
    store.files().walk("data").forEach(file -> paths.add(file.path()));
    return paths;
  }

  private Path root() {
    return folder.resolve(DATASET);
  }
}
