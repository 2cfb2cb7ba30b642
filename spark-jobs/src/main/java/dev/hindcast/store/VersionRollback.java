/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.Rollback;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/**
 * Makes an earlier version the latest one again, as a new version.
 *
 * <p>While it works, a tag {@code rollback-<build id>} holds the earlier version, so that it cannot
 * be expired before the new one names its files. A killed rollback leaves that tag behind.
 *
 * @param buildId new; names the rollback
 * @param createdAtMicros UTC
 */
public record VersionRollback(
    DatasetStore store, String buildId, long createdAtMicros, String engineVersion) {
  public VersionRollback {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(buildId, "buildId");
    Objects.requireNonNull(engineVersion, "engineVersion");
  }

  /**
   * Publishes the version.
   *
   * @return its manifest
   * @throws HindcastException COMMAND_LINE_INVALID if it is the latest already, DATASET_MISSING,
   *     STORAGE_FAILED if a file is missing or has another size, or if it was published and the tag
   *     cannot be taken back, VERSION_CONFLICT, PUBLISH_OUTCOME_UNKNOWN
   */
  public DatasetManifest to(int version) {
    DatasetManifest target = store.load(version);
    int latest = store.latest().orElseThrow();
    if (version == latest) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot roll dataset "
              + target.dataset()
              + " back to version "
              + version
              + ": it is the latest already. Name an earlier one.");
    }
    String hold = "rollback-" + buildId.toLowerCase(Locale.ROOT);
    VersionTags tags = new VersionTags(store);
    tags.set(hold, version, false);
    DatasetManifest published;
    try {
      published = publish(target, store.load(latest));
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.PUBLISH_OUTCOME_UNKNOWN) {
        tags.delete(hold);
      }
      throw e;
    }
    takeBack(tags, hold, published);
    return published;
  }

  private static void takeBack(VersionTags tags, String hold, DatasetManifest published) {
    try {
      tags.delete(hold);
    } catch (HindcastException e) {
      throw TagErrors.stays(published, hold, e);
    }
  }

  private DatasetManifest publish(DatasetManifest target, DatasetManifest latest) {
    for (PublishedFile file : target.files()) {
      check(target, file);
    }
    return store
        .publish(Rollback.manifest(target, latest, buildId, createdAtMicros, engineVersion))
        .orThrow();
  }

  private void check(DatasetManifest target, PublishedFile file) {
    long sizeBytes;
    try {
      sizeBytes = store.files().sizeBytes(file.path());
    } catch (NoSuchFileException e) {
      throw broken(target, file, "is missing", e);
    } catch (IOException e) {
      throw broken(target, file, "cannot be read (" + e + ")", e);
    }
    if (sizeBytes != file.sizeBytes()) {
      String what = "has " + sizeBytes + " bytes, not " + file.sizeBytes();
      throw broken(target, file, what, null);
    }
  }

  private HindcastException broken(
      DatasetManifest target, PublishedFile file, String what, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot roll dataset "
            + target.dataset()
            + " back to version "
            + target.version()
            + ": its file "
            + store.files().location(file.path())
            + " "
            + what
            + ". Nothing was published; name another version, or restore the file from a copy.",
        cause);
  }
}
