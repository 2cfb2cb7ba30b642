/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.component.S3Storage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** On a storage that speaks S3 in a process of its own. */
@Tag("components")
class S3DatasetStoreTest extends DatasetStoreContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  private String folder;

  @BeforeEach
  void takeAFolder() {
    folder = "s3a://" + S3Storage.BUCKET + "/sets-" + TESTS.incrementAndGet();
  }

  @Override
  StoreFiles files(String dataset) {
    return DatasetStores.open(folder, dataset, S3Storage.running().settings()).files();
  }
}
