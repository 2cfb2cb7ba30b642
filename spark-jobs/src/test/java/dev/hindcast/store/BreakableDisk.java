/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A folder of this machine. */
record BreakableDisk(Path root, Operations operations) implements BreakableStorage {
  BreakableDisk(Path root) {
    this(root, new Operations());
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public DatasetStore open(String folder) {
    return new VersionStore(
        DATASET,
        new LocalFiles(root.resolve(folder).resolve(DATASET), new WatchedFiles(operations)));
  }

  @Override
  public Duration kill(String folder, Path manifest, StopAt stop)
      throws IOException, InterruptedException {
    return PublishingProcess.start(root.resolve(folder).toString(), manifest, stop, List.of())
        .killWhereItStands();
  }
}
