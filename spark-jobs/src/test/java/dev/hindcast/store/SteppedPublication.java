/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** A publication that stands still before each of its file operations until it is let go. */
final class SteppedPublication {
  private final Semaphore standing = new Semaphore(0);
  private final Semaphore allowed = new Semaphore(0);
  private final Future<PublishOutcome> outcome;
  private volatile boolean isOver;
  private int steps;

  /** Begins, and returns once it stands before its first operation. */
  SteppedPublication(StoreFiles files, DatasetManifest manifest, ExecutorService threads)
      throws InterruptedException {
    Watcher watcher =
        new Watcher() {
          @Override
          public void before(int number, String operation) {
            standing.release();
            allowed.acquireUninterruptibly();
          }
        };
    DatasetStore store =
        new VersionStore(manifest.dataset(), new WatchedStoreFiles(files, watcher));
    outcome = threads.submit(() -> publish(store, manifest));
    standing.acquire();
  }

  private PublishOutcome publish(DatasetStore store, DatasetManifest manifest) {
    try {
      return store.publish(manifest);
    } finally {
      isOver = true;
      standing.release();
    }
  }

  boolean isOver() {
    return isOver;
  }

  int steps() {
    return steps;
  }

  /** Does one operation, and all that needs none after it. */
  void step() throws InterruptedException {
    steps++;
    allowed.release();
    standing.acquire();
  }

  /** Goes on to its end. */
  PublishOutcome outcome() throws Exception {
    while (!isOver) {
      step();
    }
    return outcome.get();
  }
}
