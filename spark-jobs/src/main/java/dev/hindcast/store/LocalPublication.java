/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One attempt to publish a version on a local file system. */
final class LocalPublication {
  private final LocalDatasetStore store;
  private final DatasetLayout layout;
  private final FileOperations files;
  private final DatasetManifest manifest;
  private final Path target;

  LocalPublication(LocalDatasetStore store, FileOperations files, DatasetManifest manifest) {
    this.store = store;
    this.layout = store.layout();
    this.files = files;
    this.manifest = manifest;
    this.target = layout.versionFile(manifest.version());
    if (!manifest.dataset().equals(layout.name())) {
      throw new IllegalArgumentException(
          "manifest of dataset " + manifest.dataset() + " in the store of " + layout.name());
    }
  }

  PublishOutcome run() {
    Optional<DatasetManifest> taken = taken();
    if (taken.isPresent()) {
      return against(taken.get());
    }
    StagedManifest staged = new StagedManifest(files, layout, manifest);
    try {
      new BuiltFiles(files, layout, manifest).makeDurable();
      createFolder(layout.versionsFolder());
      files.syncFolder(layout.root());
      staged.write(ManifestJson.write(manifest));
    } catch (UnsupportedOperationException e) {
      staged.discard();
      throw StoreErrors.hardLinksMissing(manifest, e);
    } catch (IOException e) {
      staged.discard();
      throw StoreErrors.notPublished(manifest, e);
    }
    return link(staged);
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

  private PublishOutcome against(DatasetManifest existing) {
    return isOwn(existing) ? durable(existing) : new PublishOutcome.Conflict(manifest, existing);
  }

  private PublishOutcome link(StagedManifest staged) {
    try {
      files.link(target, staged.path());
    } catch (FileAlreadyExistsException e) {
      staged.discard();
      return against(store.load(manifest.version()));
    } catch (AccessDeniedException | NoSuchFileException e) {
      staged.discard();
      throw StoreErrors.notPublished(manifest, e);
    } catch (IOException e) {
      return afterUnclearLink(e);
    }
    PublishOutcome outcome = durable(manifest);
    if (outcome instanceof PublishOutcome.Published) {
      staged.discard();
    }
    return outcome;
  }

  /** The link may have been made although the call failed; what is there decides. */
  private PublishOutcome afterUnclearLink(IOException failure) {
    try {
      return against(store.load(manifest.version()));
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.DATASET_MISSING) {
        failure.addSuppressed(e);
      }
      return unknown(failure);
    }
  }

  private PublishOutcome durable(DatasetManifest existing) {
    try {
      files.syncFolder(layout.versionsFolder());
      return new PublishOutcome.Published(existing);
    } catch (IOException e) {
      return unknown(e);
    }
  }

  private PublishOutcome unknown(IOException cause) {
    return new PublishOutcome.Unknown(manifest, target.toString(), cause);
  }

  private void createFolder(Path folder) throws IOException {
    boolean created;
    try {
      created = files.createFolder(folder);
    } catch (NoSuchFileException e) {
      createFolder(folder.getParent());
      created = files.createFolder(folder);
    }
    if (created) {
      files.syncFolder(folder.getParent());
    }
  }
}
