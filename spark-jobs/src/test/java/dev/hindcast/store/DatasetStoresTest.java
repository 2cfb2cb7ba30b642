/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class DatasetStoresTest {
  private static DatasetStore open(String path) {
    return DatasetStores.open(path, "home-feed", new Configuration());
  }

  @Test
  void localPathsAndFileUrisAreOpened() {
    for (String path :
        List.of("/data/sets", "file:/data/sets", "file:///data/sets", "FILE:///data/sets/")) {
      assertThat(open(path).layout().root()).isEqualTo("/data/sets/home-feed");
    }
    assertThat(open("file:///data/my%20sets").layout().root()).isEqualTo("/data/my sets/home-feed");
  }

  @Test
  void relativePathIsTakenFromTheWorkingDirectory() {
    assertThat(open("data/./sets").layout().root())
        .isEqualTo(Path.of("data/sets/home-feed").toAbsolutePath().toString());
  }

  @Test
  void otherStoragesAreRefusedByName() {
    for (String scheme : List.of("hdfs", "s3a", "s3", "gs", "abfss")) {
      String path = scheme + "://somewhere/sets";
      refused(ErrorCode.STORE_UNSUPPORTED, () -> open(path))
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
      refused(ErrorCode.STORE_UNSUPPORTED, () -> open(path))
          .hasMessageEndingWith(
              "Set dataset.path to a local path or to file:///... with an absolute path.");
    }
  }
}
