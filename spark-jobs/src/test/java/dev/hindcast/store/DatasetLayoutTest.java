/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLayoutTest {
  private static final List<String> HOSTILE =
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

  @TempDir Path folder;

  @Test
  void everyFileLiesBelowPathAndName() {
    DatasetLayout layout = new DatasetLayout(folder, "home-feed");

    assertThat(layout.root()).isEqualTo(folder.resolve("home-feed"));
    assertThat(layout.versionFile(7)).isEqualTo(folder.resolve("home-feed/versions/v000007.json"));
    assertThat(layout.versionFile(12_345_678))
        .isEqualTo(folder.resolve("home-feed/versions/v12345678.json"));
    assertThat(layout.dataFolder("b-1")).isEqualTo(folder.resolve("home-feed/data/b-1"));
    assertThat(layout.buildFolder("b-1")).isEqualTo(folder.resolve("home-feed/builds/b-1"));
    assertThat(layout.resolve("data/b-1/label_date=2026-03-01/part-00000-0.parquet"))
        .startsWithRaw(folder.resolve("home-feed/data/b-1"));
  }

  @Test
  void hostileDatasetNamesAreRefused() {
    for (String name : HOSTILE) {
      refused(ErrorCode.REQUEST_INVALID, () -> new DatasetLayout(folder, name))
          .as(name)
          .hasMessageStartingWith("Cannot use dataset name '")
          .hasMessageEndingWith(
              "': a part of it does not match [a-z0-9][a-z0-9-]{0,62}, so it might lead out of the"
                  + " dataset. Use another name.");
    }
  }

  @Test
  void hostileBuildIdsAndPathsAreRefused() {
    DatasetLayout layout = new DatasetLayout(folder, "home-feed");
    for (String name : HOSTILE) {
      refused(ErrorCode.REQUEST_INVALID, () -> layout.dataFolder(name))
          .as(name)
          .hasMessageStartingWith("Cannot use build id '");
      refused(ErrorCode.REQUEST_INVALID, () -> layout.buildFolder(name))
          .as(name)
          .hasMessageStartingWith("Cannot use build id '");
      refused(ErrorCode.REQUEST_INVALID, () -> layout.resolve(name))
          .as(name)
          .hasMessageStartingWith("Cannot use path in dataset home-feed '");
    }
  }

  @Test
  void messagesAboutHostileNamesAreBoundedAndHaveNoControlCharacters() {
    refused(ErrorCode.REQUEST_INVALID, () -> new DatasetLayout(folder, "a\n\0" + "x".repeat(9999)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\n", "\0"));
  }

  @Test
  void symbolicLinkThatLeavesTheDatasetIsRefused() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path root = Files.createDirectory(folder.resolve("home-feed"));
    Files.createSymbolicLink(root.resolve("data"), outside);
    Files.createSymbolicLink(folder.resolve("linked"), outside);

    refused(
            ErrorCode.STORAGE_FAILED,
            () -> new DatasetLayout(folder, "home-feed").resolve("data/b-1/part.parquet"))
        .hasMessage(
            "Cannot use "
                + root.resolve("data")
                + " of dataset home-feed: a symbolic link leads to "
                + outside.toRealPath()
                + ", outside the dataset. Replace the link by a folder.");
    refused(ErrorCode.STORAGE_FAILED, () -> new DatasetLayout(folder, "linked").versionsFolder())
        .hasMessageContaining("Cannot use " + folder.resolve("linked") + " of dataset linked: ");
  }

  @Test
  void folderOfDatasetsMayBeASymbolicLink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real/home-feed/data")).getParent();
    Path link = Files.createSymbolicLink(folder.resolve("link"), real.getParent());

    assertThat(new DatasetLayout(link, "home-feed").dataFolder("b-1"))
        .isEqualTo(link.resolve("home-feed/data/b-1"));
  }
}
