/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.ManifestSchema;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going back to an earlier version, on every storage. */
abstract class VersionRollbackContract extends VersionsContract {
  private static final String BUILD = "b-20260401T000000Z-00000009";
  private static final long NOW = 1_775_000_000_000_000L;

  private DatasetStore store;

  @BeforeEach
  void publishThreeVersions() {
    store = open();
    Optional<DatasetManifest> parent = Optional.empty();
    for (int day = 1; day <= 3; day++) {
      DatasetManifest next = ManifestExamples.version(parent, "b-" + day, day, day);
      parent = Optional.of(publish(next));
    }
  }

  @Test
  void earlierVersionIsPublishedAgainWithItsFilesAndBuilds() {
    DatasetManifest made = rollback().to(2);

    DatasetManifest target = store.load(2);
    assertThat(made).isEqualTo(store.load(4));
    assertThat(made.reason()).isEqualTo("rollback");
    assertThat(made.parentVersion()).isEqualTo(3);
    assertThat(made.files()).isEqualTo(target.files());
    assertThat(made.windows()).isEqualTo(target.windows());
    assertThat(made.rowDigest()).isEqualTo(target.rowDigest());
    assertThat(made.builds()).containsOnlyKeys("b-1", "b-2", BUILD);
    assertThat(made.builds().get("b-2")).isEqualTo(target.builds().get("b-2"));
    assertThat(made.build().sourceSnapshots()).isEqualTo(target.build().sourceSnapshots());
    assertThat(made.createdAtMicros()).isEqualTo(NOW);
    assertThat(new VersionTags(store).all()).isEmpty();
    assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(made))).isEmpty();
  }

  @Test
  void nextBuildContinuesTheRollback() {
    DatasetManifest made = rollback().to(1);

    DatasetManifest next = ManifestExamples.version(Optional.of(made), "b-5", 9, 9);

    assertThat(next.windows()).hasSize(2);
    assertThat(next.builds()).containsOnlyKeys("b-1", "b-5");
    assertThat(store.publish(made).orThrow()).isEqualTo(made);
  }

  @Test
  void latestVersionIsNotRolledBackTo() {
    assertThatThrownBy(() -> rollback().to(3))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.COMMAND_LINE_INVALID))
        .hasMessage(
            "Cannot roll dataset home-feed back to version 3: it is the latest already. Name an"
                + " earlier one.");
  }

  @Test
  void missingAndChangedFilesAreFoundBeforeAnythingIsPublished() throws IOException {
    String path = store.load(1).files().get(0).path();
    String file = store.files().location(path);
    write(path, new byte[7]);
    assertThatThrownBy(() -> rollback().to(1))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("its file " + file + " has 7 bytes, not 100. Nothing was published;");
    store.files().delete(path);
    assertThatThrownBy(() -> rollback().to(1))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("its file " + file + " is missing");
    assertThat(store.versions()).containsExactly(1, 2, 3);
    assertThat(new VersionTags(store).all()).isEmpty();
  }

  @Test
  void versionThatIsBeingExpiredIsNotRolledBackTo() {
    new VersionTags(store).update(page -> page.withExpired(Set.of(1)));

    assertThatThrownBy(() -> rollback().to(1))
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith("Cannot keep version 1 of dataset home-feed: versions expire");
  }

  @Test
  void rollbackWhoseTagCannotBeTakenBackIsPublishedAndSaysSo() {
    Watcher failing =
        new Watcher() {
          @Override
          public void before(int number, String operation) throws IOException {
            if (operation.equals("create tags/t000002.json")) {
              throw new IOException("the storage is gone");
            }
          }
        };
    DatasetStore broken = new VersionStore(DATASET, new WatchedStoreFiles(store.files(), failing));

    assertThatThrownBy(() -> new VersionRollback(broken, BUILD, NOW, "0.1.0").to(2))
        .isInstanceOfSatisfying(
            HindcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED))
        .hasMessageStartingWith(
            "Cannot take back tag rollback-b-20260401t000000z-00000009 of dataset home-feed, which"
                + " held files during the rollback: Cannot change the tags of dataset home-feed: ")
        .hasMessageEndingWith(
            " Version 4 is published all the same; do not roll back again, but remove the tag with"
                + " hindcast versions tag --delete.");
    assertThat(store.load(4).files()).isEqualTo(store.load(2).files());
    assertThat(new VersionTags(store).all())
        .containsOnlyKeys("rollback-b-20260401t000000z-00000009");
  }

  private VersionRollback rollback() {
    return new VersionRollback(store, BUILD, NOW, "0.1.0");
  }
}
