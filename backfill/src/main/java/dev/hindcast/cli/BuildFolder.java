/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a build leaves in its dataset besides data. On storages that are not this machine's the
 * engine's log is written here and copied there when the build has ended.
 *
 * @param path in the dataset
 * @param onThisMachine where the engine's log and outcome are written
 */
record BuildFolder(StoreFiles files, String path, Path onThisMachine) implements AutoCloseable {
  private static final List<String> OF_THE_ENGINE = List.of("driver.log", "outcome.json");

  /**
   * Makes the folder with a copy of the request that has no secrets.
   *
   * @throws HindcastException STORAGE_FAILED, STORE_UNSUPPORTED
   */
  static BuildFolder begin(DatasetStore store, BuildRequest request) {
    StoreFiles files = store.files();
    String buildId = request.buildId();
    String path = store.layout().buildFolder(buildId);
    store.checkPublishable(buildId);
    try {
      files.create(path + "/request.json", BuildRequestJson.writeRedacted(request).getBytes(UTF_8));
      Optional<Path> own = files.onThisMachine(path);
      return new BuildFolder(
          files, path, own.isPresent() ? own.get() : Files.createTempDirectory("hindcast-build-"));
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot begin build "
              + buildId
              + ": its folder "
              + files.location(path)
              + " cannot be written ("
              + e
              + "). Set dataset.path to a folder that can be written to.",
          e);
    }
  }

  /** Copies what the engine left, if it is not there already; what cannot be copied stays here. */
  @Override
  public void close() {
    if (files.onThisMachine(path).isPresent()) {
      return;
    }
    try {
      for (String name : OF_THE_ENGINE) {
        Path file = onThisMachine.resolve(name);
        if (Files.exists(file)) {
          files.create(path + "/" + name, Files.readAllBytes(file));
        }
      }
    } catch (IOException | RuntimeException e) {
      // The build's own outcome counts, and the message about it names the file on this machine.
      return;
    }
  }
}
