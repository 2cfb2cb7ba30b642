/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class DatasetReferenceTest {
  @Test
  void pathAloneMeansTheLatestVersion() {
    assertThat(DatasetReference.parse("data/datasets/home-feed"))
        .isEqualTo(new DatasetReference("data/datasets/home-feed", OptionalInt.empty()));
  }

  @Test
  void versionFollowsAnAtSign() {
    assertThat(DatasetReference.parse("data/home-feed@v7"))
        .isEqualTo(new DatasetReference("data/home-feed", OptionalInt.of(7)));
    assertThat(DatasetReference.parse("data/home-feed@v000007"))
        .isEqualTo(new DatasetReference("data/home-feed", OptionalInt.of(7)));
  }

  @Test
  void atSignBeforeASlashBelongsToThePath() {
    assertThat(DatasetReference.parse("/home/me@work/home-feed"))
        .isEqualTo(new DatasetReference("/home/me@work/home-feed", OptionalInt.empty()));
    assertThat(DatasetReference.parse("/home/me@work/home-feed@v2"))
        .isEqualTo(new DatasetReference("/home/me@work/home-feed", OptionalInt.of(2)));
  }

  @Test
  void whatIsNoVersionIsRefused() {
    for (String version : List.of("", "7", "v0", "-v1", "v7 ", "Prod", "..", "v9999999999")) {
      refused(ErrorCode.COMMAND_LINE_INVALID, () -> DatasetReference.parse("feed@" + version))
          .hasMessage(
              "Cannot find dataset 'feed@"
                  + version
                  + "': '"
                  + version
                  + "' is neither a version nor a tag. Write the dataset's own folder: alone for"
                  + " the latest version, with a version, as in data/datasets/home-feed@v7, or with"
                  + " a tag, which is lower case, as in data/datasets/home-feed@prod.");
    }
  }

  @Test
  void tagsAreKnownByTheirFormAndLatestIsNone() {
    assertThat(DatasetReference.parse("/sets/feed@prod").tag()).hasValue("prod");
    assertThat(DatasetReference.parse("/sets/feed@v-1").tag()).hasValue("v-1");
    assertThat(DatasetReference.parse("/sets/feed@prod").isOfOneVersion()).isTrue();
    assertThat(DatasetReference.parse("/sets/feed@latest"))
        .isEqualTo(DatasetReference.parse("/sets/feed"));
  }

  @Test
  void referenceWithoutPathIsRefused() {
    for (String text : List.of("", " ", "@v7")) {
      refused(ErrorCode.COMMAND_LINE_INVALID, () -> DatasetReference.parse(text))
          .hasMessageContaining("it has no path");
    }
  }

  @Test
  void datasetIsTheLastFolderOfThePath() {
    DatasetStore store =
        DatasetStores.open(DatasetReference.parse("/data/sets/home-feed/@v2"), new Configuration());
    assertThat(store.layout().name()).isEqualTo("home-feed");
    assertThat(store.layout().root()).isEqualTo("/data/sets/home-feed");
    refused(
            ErrorCode.COMMAND_LINE_INVALID,
            () -> DatasetStores.open(DatasetReference.parse("/data/.."), new Configuration()))
        .hasMessageContaining("it is not the folder of a dataset");
  }
}
