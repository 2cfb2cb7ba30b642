/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.expire.Expiry;
import dev.hindcast.store.expire.ExpiryRules;
import dev.hindcast.store.expire.GoneBuild;
import dev.hindcast.store.expire.VersionExpiry;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letting versions go, on every storage. */
abstract class VersionExpiryContract extends VersionsContract {
  /** Everything that tests write is older. */
  static final long FAR = Micros.parse("2200-01-01");

  private DatasetStore store;
  private final List<GoneBuild> released = new ArrayList<>();

  /** Version n has days 1 to n, of which it made the last two; the last one has no rows yet. */
  @BeforeEach
  void publishFiveVersions() {
    store = open();
    Optional<DatasetManifest> parent = Optional.empty();
    for (int n = 1; n <= 5; n++) {
      DatasetManifest next = ManifestExamples.version(parent, "b-" + n, Math.max(1, n - 1), n);
      parent = Optional.of(publish(next));
    }
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
    write("builds/b-a/request.json", "{}".getBytes(UTF_8));
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
  void taggedVersionsStay() throws IOException {
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
      String manifest = store.layout().versionFile(version);
      byte[] whole = store.files().read(manifest);
      write(manifest, "{".getBytes(UTF_8));
      SortedSet<String> before = dataFiles();

      assertThatThrownBy(() -> expiry(keep(1)).run())
          .isInstanceOfSatisfying(
              HindcastException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNREADABLE))
          .hasMessageStartingWith("Cannot expire versions of dataset home-feed, since it must be")
          .hasMessageContaining("v00000" + version + ".json");

      assertThat(dataFiles()).isEqualTo(before);
      assertThat(store.versions()).hasSize(5);
      write(manifest, whole);
    }
  }

  @Test
  void withoutAnyVersionNothingIsRemoved() throws IOException {
    DatasetStore empty = open(folder + "-empty");
    String orphan = "data/b-1/part.parquet";
    empty.files().create(orphan, new byte[3]);

    assertThatThrownBy(
            () -> new VersionExpiry(empty, orphans(OptionalInt.of(1), FAR), this::release).run())
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith("Cannot expire versions of dataset home-feed: no version is there");
    assertThat(empty.files().exists(orphan)).isTrue();
  }

  @Test
  void orphansGoOnlyAfterTheGrace() throws IOException {
    String orphan = "b-20260101T000000Z-0000000a";
    write("data/" + orphan + "/part.parquet", new byte[3]);

    assertThat(expiry(keep(5)).run().orphans()).isEmpty();
    Expiry early = expiry(orphans(OptionalInt.empty(), Micros.parse("2026-02-01"))).run();
    assertThat(early.orphans()).isEmpty();
    assertThat(early.recent()).containsExactly(orphan);
    assertThat(store.files().list("data")).contains(orphan);

    assertThat(expiry(orphans(OptionalInt.empty(), FAR)).run().orphans()).containsExactly(orphan);
    assertThat(store.files().list("data")).contains("b-1", "b-5").doesNotContain(orphan);
    isWhole(store);
  }

  @Test
  void filesThatFailedTasksLeftBesideOthersGoToo() throws IOException {
    String left = "data/b-5/label_date=2026-03-04/part-00000-9.parquet";
    write(left, new byte[3]);

    Expiry done = expiry(orphans(OptionalInt.empty(), FAR)).run();

    assertThat(store.files().exists(left)).isFalse();
    assertThat(done.files()).isEqualTo(1);
    assertThat(dataFiles()).isEqualTo(needed());
    isWhole(store);
  }

  @Test
  void versionPublishedWhileManifestsGoKeepsItsFiles() throws IOException {
    VersionExpiry expiry = expiry(keep(1));
    VersionRollback rollback = new VersionRollback(store, "b-20260401T000000Z-00000009", 1, "1");
    DatasetManifest again = rollback.to(1);

    assertThat(expiry.run().expired()).containsExactly(1, 2, 3, 4, 5);
    assertThat(store.load(6).files()).isEqualTo(again.files());
    isWhole(store);
  }

  /** Publishes a version in which one build made all days anew. */
  private void rewrite(String buildId) {
    DatasetManifest next = ManifestExamples.version(Optional.of(store.load(5)), buildId, 1, 6);
    publish(next);
  }

  final VersionExpiry expiry(ExpiryRules rules) {
    return new VersionExpiry(store, rules, this::release);
  }

  private List<String> release(GoneBuild build) {
    released.add(build);
    return List.of();
  }

  static ExpiryRules keep(int versions) {
    return rules(OptionalInt.of(versions), OptionalLong.empty());
  }

  private static ExpiryRules rules(OptionalInt keep, OptionalLong createdBefore) {
    return new ExpiryRules(keep, createdBefore, false, 0);
  }

  static ExpiryRules orphans(OptionalInt keep, long beforeMicros) {
    return new ExpiryRules(keep, OptionalLong.empty(), true, beforeMicros);
  }

  private SortedSet<String> needed() {
    TreeSet<String> paths = new TreeSet<>();
    store.versions().forEach(v -> store.load(v).files().forEach(file -> paths.add(file.path())));
    return paths;
  }

  private SortedSet<String> dataFiles() throws IOException {
    TreeSet<String> paths = new TreeSet<>();
    store.files().walk("data").forEach(file -> paths.add(file.path()));
    return paths;
  }
}
