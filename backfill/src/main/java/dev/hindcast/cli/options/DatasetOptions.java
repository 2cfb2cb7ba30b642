/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.submit.EngineSettings;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which dataset, or which version of it. */
public final class DatasetOptions {
  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description =
          "The dataset's own folder, <path>/<name>, or its URI: alone for the latest version, or with one, as"
              + " in data/datasets/home-feed@v7, or with a tag, as in home-feed@prod.")
  private String text;

  @Mixin private StorageOptions storage;

  /** The dataset's store. */
  public DatasetStore store() {
    return DatasetStores.open(DatasetReference.parse(text), settings().hadoop());
  }

  /** How its storage is reached. */
  public EngineSettings settings() {
    return storage.settings();
  }

  /** The version that was named, empty for the latest. */
  public OptionalInt version() {
    return DatasetReference.parse(text).versionIn(store());
  }

  /**
   * The store of a dataset that was named without a version.
   *
   * @throws HindcastException COMMAND_LINE_INVALID
   */
  public DatasetStore storeOfAll() {
    if (DatasetReference.parse(text).isOfOneVersion()) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot list the versions of '"
              + text
              + "': it names one of them. Leave out the @v part, or use versions show.");
    }
    return store();
  }
}
