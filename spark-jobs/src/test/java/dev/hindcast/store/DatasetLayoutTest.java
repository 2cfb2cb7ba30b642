/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetLayoutTest {
  static final List<String> HOSTILE =
      List.of(
          "..",
          "../x",
          "x/../../y",
          "/etc/passwd",
          "",
          ".",
          ".hidden",
          "a//b",
          "a/",
          "%2e%2e/x",
          "a\\b",
          "a\0b",
          "a b",
          "a\nb",
          "é",
          "x".repeat(4096));

  @Test
  void everyFileLiesBelowPathAndName() {
    DatasetLayout layout = new DatasetLayout("/data/sets/home-feed", "home-feed");

    assertThat(layout.root()).isEqualTo("/data/sets/home-feed");
    assertThat(layout.versionFile(7)).isEqualTo("versions/v000007.json");
    assertThat(layout.versionFile(12_345_678)).isEqualTo("versions/v12345678.json");
    assertThat(layout.dataFolder("b-1")).isEqualTo("data/b-1");
    assertThat(layout.buildFolder("b-1")).isEqualTo("builds/b-1");
    assertThat(DatasetLayout.checked("data/b-1/label_date=2026-03-01/part-00000-0.parquet"))
        .isEqualTo("data/b-1/label_date=2026-03-01/part-00000-0.parquet");
  }

  @Test
  void hostileDatasetNamesAreRefused() {
    for (String name : HOSTILE) {
      refused(ErrorCode.REQUEST_INVALID, () -> new DatasetLayout("/data/" + name, name))
          .as(name)
          .hasMessageStartingWith("Cannot use dataset name '")
          .hasMessageEndingWith(
              "': a part of it does not match [a-z0-9][a-z0-9-]{0,62}, so it might lead out of the"
                  + " dataset. Use another name.");
    }
  }

  @Test
  void hostileBuildIdsAndPathsAreRefused() {
    DatasetLayout layout = new DatasetLayout("/data/sets/home-feed", "home-feed");
    for (String name : HOSTILE) {
      refused(ErrorCode.REQUEST_INVALID, () -> layout.dataFolder(name))
          .as(name)
          .hasMessageStartingWith("Cannot use build id '");
      refused(ErrorCode.REQUEST_INVALID, () -> layout.buildFolder(name))
          .as(name)
          .hasMessageStartingWith("Cannot use build id '");
      refused(ErrorCode.REQUEST_INVALID, () -> DatasetLayout.checked(name))
          .as(name)
          .hasMessageStartingWith("Cannot use path '");
    }
  }

  @Test
  void messagesAboutHostileNamesAreBoundedAndHaveNoControlCharacters() {
    refused(ErrorCode.REQUEST_INVALID, () -> DatasetLayout.checked("a\n\0" + "x".repeat(9999)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\n", "\0"));
  }
}
