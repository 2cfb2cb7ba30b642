/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  @TempDir Path folder;

  @Test
  void symbolicLinkThatLeavesTheDatasetIsRefused() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path root = Files.createDirectory(folder.resolve("home-feed"));
    Files.createSymbolicLink(root.resolve("data"), outside);
    Files.createSymbolicLink(folder.resolve("linked"), outside);

    refused(ErrorCode.STORAGE_FAILED, () -> new LocalFiles(root).read("data/b-1/part.parquet"))
        .hasMessage(
            "Cannot use "
                + root.resolve("data")
                + " of dataset home-feed: a symbolic link leads to "
                + outside.toRealPath()
                + ", outside the dataset. Replace the link by a folder.");
    refused(
            ErrorCode.STORAGE_FAILED,
            () -> new LocalFiles(folder.resolve("linked")).list("versions"))
        .hasMessageContaining("Cannot use " + folder.resolve("linked") + " of dataset linked: ");
  }

  @Test
  void folderOfDatasetsMayBeASymbolicLink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real/home-feed/data")).getParent();
    Files.writeString(real.resolve("data/notes"), "here");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real.getParent());

    assertThat(new LocalFiles(link.resolve("home-feed")).sizeBytes("data/notes")).isEqualTo(4);
  }
}
