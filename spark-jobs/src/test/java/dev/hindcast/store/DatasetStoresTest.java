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
  void storagesOfHadoopAreOpenedByTheirUris() {
    assertThat(open("hdfs://node:8020/data/sets").layout().root())
        .isEqualTo("hdfs://node:8020/data/sets/home-feed");
    assertThat(open("HDFS:///sets").layout().root()).isEqualTo("hdfs:///sets/home-feed");
    assertThat(open("s3a://bucket//sets/").layout().root())
        .isEqualTo("s3a://bucket/sets/home-feed");
    assertThat(open("s3a://bucket").layout().root()).isEqualTo("s3a://bucket/home-feed");
    assertThat(
            DatasetStores.open(
                    DatasetReference.parse("s3a://bucket/sets/home-feed@v7"), new Configuration())
                .files()
                .location("data/b-1"))
        .isEqualTo("s3a://bucket/sets/home-feed/data/b-1");
  }

  @Test
  void urisThatLeadElsewhereOrHoldKeysAreRefusedWithoutShowingThem() {
    for (String path :
        List.of(
            "s3a://key:secret@bucket/sets",
            "s3a:///sets",
            "s3a:bucket/sets",
            "s3a://bucket/sets/../x",
            "s3a://bucket/%2e%2e/x",
            "s3a://bucket/a b",
            "s3a://bucket/sets?versionId=3",
            "hdfs://node:8020/sets#x",
            "hdfs://node:x/sets")) {
      refused(ErrorCode.STORE_UNSUPPORTED, () -> open(path))
          .hasMessageStartingWith(
              "Cannot keep datasets in '" + path.replace("key:secret", "<redacted>"))
          .hasMessageEndingWith("keys and addresses are settings of Hadoop.");
    }
  }

  @Test
  void otherStoragesAreRefusedByName() {
    for (String scheme : List.of("s3", "gs", "abfss", "http", "viewfs")) {
      String path = scheme + "://somewhere/sets";
      refused(ErrorCode.STORE_UNSUPPORTED, () -> open(path))
          .hasMessage(
              "Cannot keep datasets in "
                  + path
                  + ": storage "
                  + scheme
                  + " is not supported, only local paths, file:, hdfs: and s3a: are. Set"
                  + " dataset.path to one of these"
                  + (scheme.equals("s3") ? "; write s3a: for S3." : "."));
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
