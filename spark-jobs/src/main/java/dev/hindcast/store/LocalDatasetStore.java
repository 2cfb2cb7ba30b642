/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Dataset versions on a local file system, which must make hard links. A manifest is written whole
 * under another name and then linked to its own, which fails if that is taken.
 */
final class LocalDatasetStore implements DatasetStore {
  private final DatasetLayout layout;
  private final FileOperations files;

  LocalDatasetStore(DatasetLayout layout) {
    this(layout, new LocalFiles());
  }

  LocalDatasetStore(DatasetLayout layout, FileOperations files) {
    this.layout = Objects.requireNonNull(layout, "layout");
    this.files = Objects.requireNonNull(files, "files");
  }

  @Override
  public DatasetLayout layout() {
    return layout;
  }

  @Override
  public List<Integer> versions() {
    Path folder = layout.versionsFolder();
    try {
      return files.list(folder).stream()
          .map(DatasetLayout::versionOf)
          .filter(OptionalInt::isPresent)
          .map(OptionalInt::getAsInt)
          .sorted()
          .toList();
    } catch (NotDirectoryException e) {
      throw StoreErrors.notAFolder(layout.name(), folder, e);
    } catch (IOException e) {
      throw StoreErrors.failed("list the versions of dataset " + layout.name(), e);
    }
  }

  @Override
  public DatasetManifest load(int version) {
    Path file = layout.versionFile(version);
    byte[] json;
    try {
      json = files.read(file);
    } catch (NoSuchFileException e) {
      throw StoreErrors.versionMissing(layout.name(), version, versions());
    } catch (IOException e) {
      throw StoreErrors.failed("read dataset manifest " + file, e);
    }
    DatasetManifest manifest = ManifestJson.read(json, file.toString());
    if (manifest.version() != version || !manifest.dataset().equals(layout.name())) {
      throw StoreErrors.foreignManifest(file, manifest);
    }
    return manifest;
  }

  @Override
  public PublishOutcome publish(DatasetManifest manifest) {
    return new LocalPublication(this, files, manifest).run();
  }
}
