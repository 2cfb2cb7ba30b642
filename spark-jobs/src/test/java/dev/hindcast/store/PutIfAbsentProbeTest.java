/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;

import dev.hindcast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PutIfAbsentProbeTest {
  @TempDir Path folder;

  /** A storage that lets the last one win. */
  private static final class Overwriting extends WatchedStore {
    Overwriting(StoreFiles files) {
      super(files, () -> {}, () -> {});
    }

    @Override
    public void create(String path, byte[] bytes) throws IOException {
      delete(path);
      super.create(path, bytes);
    }
  }

  @Test
  void storageWhereTheSecondWinsIsRefusedByName() {
    StoreFiles files = new Overwriting(new LocalFiles(folder.resolve("home-feed")));

    refused(
            ErrorCode.STORE_UNSUPPORTED,
            () -> new VersionStore("home-feed", files).checkPublishable("b-1"))
        .hasMessage(
            "Cannot publish versions of dataset home-feed in "
                + folder.resolve("home-feed")
                + ": this storage does not make a file whole and only if its name is free (a file"
                + " was made twice under one name), so two builds could both believe that they"
                + " won. Nothing was published; set dataset.path to another storage.");
  }
}
