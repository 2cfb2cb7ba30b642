/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Dataset versions on any storage that makes a file whole and only if its name is free. */
final class VersionStore implements DatasetStore {
  private final DatasetLayout layout;
  private final StoreFiles files;

  /** The versions of the dataset whose files these are; touches none of them. */
  VersionStore(String name, StoreFiles files) {
    this.files = Objects.requireNonNull(files, "files");
    this.layout = new DatasetLayout(files.root(), name);
  }

  @Override
  public DatasetLayout layout() {
    return layout;
  }

  @Override
  public StoreFiles files() {
    return files;
  }

  @Override
  public List<Integer> versions() {
    try {
      return files.list(DatasetLayout.VERSIONS).stream()
          .map(DatasetLayout::versionOf)
          .filter(OptionalInt::isPresent)
          .map(OptionalInt::getAsInt)
          .sorted()
          .toList();
    } catch (NotDirectoryException e) {
      throw StoreErrors.notAFolder(layout.name(), files.location(DatasetLayout.VERSIONS), e);
    } catch (IOException e) {
      throw StoreErrors.failed("list the versions of dataset " + layout.name(), e);
    }
  }

  @Override
  public DatasetManifest load(int version) {
    String path = layout.versionFile(version);
    String location = files.location(path);
    byte[] json;
    try {
      json = files.read(path);
    } catch (NoSuchFileException e) {
      throw StoreErrors.versionMissing(layout.name(), version, versions());
    } catch (IOException e) {
      throw StoreErrors.failed("read dataset manifest " + location, e);
    }
    DatasetManifest manifest = ManifestJson.read(json, location);
    if (manifest.version() != version || !manifest.dataset().equals(layout.name())) {
      throw StoreErrors.foreignManifest(location, manifest);
    }
    return manifest;
  }

  @Override
  public void checkPublishable(String buildId) {
    new PutIfAbsentProbe(layout, files).check(buildId);
  }

  @Override
  public PublishOutcome publish(DatasetManifest manifest) {
    return new Publication(this, manifest).run();
  }
}
