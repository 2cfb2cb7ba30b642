/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetStoresTest {
  @Test
  void localPathsAndFileUrisAreOpened() {
    for (String path :
        List.of("/data/sets", "file:/data/sets", "file:///data/sets", "FILE:///data/sets/")) {
      assertThat(DatasetStores.open(path, "home-feed").layout().root())
          .isEqualTo(Path.of("/data/sets/home-feed"));
    }
    assertThat(DatasetStores.open("file:///data/my%20sets", "home-feed").layout().root())
        .isEqualTo(Path.of("/data/my sets/home-feed"));
  }

  @Test
  void relativePathIsTakenFromTheWorkingDirectory() {
    assertThat(DatasetStores.open("data/./sets", "home-feed").layout().root())
        .isEqualTo(Path.of("data/sets/home-feed").toAbsolutePath());
  }

  @Test
  void otherStoragesAreRefusedByName() {
    for (String scheme : List.of("hdfs", "s3a", "s3", "gs", "abfss")) {
      String path = scheme + "://somewhere/sets";
      refused(ErrorCode.STORE_UNSUPPORTED, () -> DatasetStores.open(path, "home-feed"))
          .hasMessage(
              "Cannot keep datasets in "
                  + path
                  + ": storage "
                  + scheme
                  + " is not supported, only local paths and file: URIs are. Set dataset.path to"
                  + " a local folder.");
    }
  }

  @Test
  void pathsThatNameNoFolderAreRefused() {
    for (String path : List.of("file:relative", "file://host/sets", "a\0b", "file:///a b")) {
      refused(ErrorCode.STORE_UNSUPPORTED, () -> DatasetStores.open(path, "home-feed"))
          .hasMessageEndingWith(
              "Set dataset.path to a local path or to file:///... with an absolute path.");
    }
  }
}
