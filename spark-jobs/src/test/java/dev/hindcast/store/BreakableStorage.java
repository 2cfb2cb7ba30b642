/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A storage where a test can watch, fail, tear and stop every single operation: of files on this
 * machine, of Hadoop's file system, of the requests on the wire to S3.
 */
interface BreakableStorage {
  /** As summaries name it. */
  String name();

  /** What is watched. */
  Operations operations();

  /** A dataset in a folder of the test, as a client of its own sees it. */
  DatasetStore open(String folder);

  /**
   * Publishes a manifest in a new JVM and kills that with SIGKILL.
   *
   * @param manifest file of the manifest
   * @return CPU time that it took until then
   */
  Duration kill(String folder, Path manifest, StopAt stop) throws IOException, InterruptedException;

  /** Something that is done while operations are watched. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does the work under a watcher. */
  default <T> T watched(Watcher watcher, Work<T> work) throws IOException {
    operations().watch(watcher);
    try {
      return work.run();
    } finally {
      operations().rest();
    }
  }

  /** All operations that the work takes. */
  default List<Operations.Operation> recorded(Work<?> work) throws IOException {
    operations().watch(new Watcher() {});
    work.run();
    return operations().rest();
  }
}
