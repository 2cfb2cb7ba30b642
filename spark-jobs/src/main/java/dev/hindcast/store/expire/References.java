/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.store.DatasetStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the versions that stay need. It is read from their manifests and from nothing else; one that
 * cannot be read ends the work, since nobody knows which files it names.
 */
final class References {
  private final DatasetStore store;
  private final Set<Integer> given;
  private final SortedMap<Integer, DatasetManifest> manifests = new TreeMap<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> builds = new HashSet<>();

  /**
   * References of all versions but those that are given up.
   *
   * @throws dev.hindcast.error.HindcastException MANIFEST_UNREADABLE, DATASET_MISSING without any
   */
  References(DatasetStore store, Collection<Integer> given) {
    this.store = store;
    this.given = Set.copyOf(given);
    refresh();
  }

  /** Takes in versions that were published meanwhile. */
  void refresh() {
    for (int version : store.versions()) {
      if (!given.contains(version) && !manifests.containsKey(version)) {
        add(store.load(version));
      }
    }
    if (manifests.isEmpty()) {
      throw ExpiryErrors.nothingStays(store.layout().name());
    }
  }

  boolean needFile(String path) {
    return files.contains(path);
  }

  boolean needBuild(String buildId) {
    return builds.contains(buildId);
  }

  /** Every file lies in {@code data/<build id>/}. */
  private void add(DatasetManifest manifest) {
    manifests.put(manifest.version(), manifest);
    manifest.files().stream().map(PublishedFile::path).forEach(files::add);
    builds.addAll(manifest.builds().keySet());
    manifest.files().forEach(file -> builds.add(file.path().split("/", -1)[1]));
  }
}
