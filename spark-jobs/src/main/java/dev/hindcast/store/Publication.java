/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;

/** One attempt to publish a version. */
final class Publication {
  private final VersionStore store;
  private final StoreFiles files;
  private final DatasetManifest manifest;
  private final String target;

  Publication(VersionStore store, DatasetManifest manifest) {
    this.store = store;
    this.files = store.files();
    this.manifest = manifest;
    this.target = store.layout().versionFile(manifest.version());
    if (!manifest.dataset().equals(store.layout().name())) {
      throw new IllegalArgumentException(
          "manifest of dataset "
              + manifest.dataset()
              + " in the store of "
              + store.layout().name());
    }
  }

  PublishOutcome run() {
    Optional<DatasetManifest> taken = taken();
    if (taken.isPresent()) {
      return against(taken.get());
    }
    try {
      new BuiltFiles(store.layout(), files, manifest).makeDurable();
    } catch (IOException e) {
      throw StoreErrors.notPublished(manifest, e);
    }
    store.checkPublishable(manifest.buildId());
    return create();
  }

  /** The version that stands in the way: this build's own, or another's under the number. */
  private Optional<DatasetManifest> taken() {
    List<Integer> versions = store.versions();
    int latest = versions.isEmpty() ? 0 : versions.get(versions.size() - 1);
    if (manifest.version() > latest + 1) {
      throw StoreErrors.predecessorMissing(manifest, latest);
    }
    if (latest == 0) {
      return Optional.empty();
    }
    boolean free = manifest.version() > latest;
    DatasetManifest nearest =
        store.load(versions.contains(manifest.version()) ? manifest.version() : latest);
    return free && !isOwn(nearest) ? Optional.empty() : Optional.of(nearest);
  }

  private boolean isOwn(DatasetManifest existing) {
    return existing.buildId().equals(manifest.buildId());
  }

  private PublishOutcome create() {
    try {
      files.create(target, ManifestJson.write(manifest));
      return new PublishOutcome.Published(manifest);
    } catch (FileAlreadyExistsException e) {
      return againstTaken();
    } catch (NotCreatedException e) {
      throw StoreErrors.notPublished(manifest, e);
    } catch (UnsupportedOperationException e) {
      throw StoreErrors.noPutIfAbsent(store.layout(), e);
    } catch (IOException e) {
      return afterUnclearAnswer(e);
    }
  }

  private PublishOutcome against(DatasetManifest existing) {
    if (!isOwn(existing)) {
      return new PublishOutcome.Conflict(manifest, existing);
    }
    try {
      files.makeDurable(store.layout().versionFile(existing.version()));
      return new PublishOutcome.Published(existing);
    } catch (IOException e) {
      return unknown(e);
    }
  }

  /** Who took the name may be this very call, if the storage's client made it twice. */
  private PublishOutcome againstTaken() {
    try {
      return against(store.load(manifest.version()));
    } catch (HindcastException e) {
      if (e.code() == ErrorCode.MANIFEST_UNREADABLE) {
        throw e;
      }
      return unknown(e);
    }
  }

  /** The manifest may have been made although the call failed; what is there decides. */
  private PublishOutcome afterUnclearAnswer(IOException failure) {
    try {
      return against(store.load(manifest.version()));
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.DATASET_MISSING) {
        failure.addSuppressed(e);
      }
      return unknown(failure);
    }
  }

  private PublishOutcome unknown(Exception cause) {
    return new PublishOutcome.Unknown(manifest, files.location(target), cause);
  }
}
