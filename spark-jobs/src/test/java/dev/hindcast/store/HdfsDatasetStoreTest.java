/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.component.Hdfs;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** On a real name node with two data nodes. */
@Tag("components")
class HdfsDatasetStoreTest extends DatasetStoreContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  private String folder;

  @BeforeEach
  void takeAFolder() {
    folder = Hdfs.running().uri() + "/sets-" + TESTS.incrementAndGet();
  }

  @Override
  StoreFiles files(String dataset) {
    return DatasetStores.open(folder, dataset, Hdfs.running().settings()).files();
  }
}
