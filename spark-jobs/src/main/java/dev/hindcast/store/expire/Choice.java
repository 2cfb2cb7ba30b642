/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.TagPage;
import dev.hindcast.store.VersionTags;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The versions that go and those that stay, by rules and tags as they were at one moment.
 *
 * @param given manifests of those that go
 * @param kept why each other one stays
 */
record Choice(SortedMap<Integer, DatasetManifest> given, SortedMap<Integer, String> kept) {
  Choice {
    given = Collections.unmodifiableSortedMap(given);
    kept = Collections.unmodifiableSortedMap(kept);
  }

  /**
   * Decides over all versions. One that was given up before and is still there goes in any case.
   *
   * @throws HindcastException MANIFEST_UNREADABLE, DATASET_MISSING
   */
  static Choice of(DatasetStore store, ExpiryRules rules, TagPage tags) {
    List<Integer> versions = store.versions();
    if (versions.isEmpty()) {
      throw ExpiryErrors.nothingStays(store.layout().name());
    }
    SortedMap<Integer, DatasetManifest> given = new TreeMap<>();
    SortedMap<Integer, String> kept = new TreeMap<>();
    for (int at = 0; at < versions.size(); at++) {
      int version = versions.get(at);
      int newerVersions = versions.size() - 1 - at;
      DatasetManifest manifest = load(store, version);
      List<String> names = VersionTags.of(version, tags.tags());
      if (newerVersions == 0) {
        kept.put(version, "latest");
      } else if (!names.isEmpty()) {
        kept.put(version, "tagged " + String.join(", ", names));
      } else if (tags.expired().contains(version) || rules.allow(manifest, newerVersions)) {
        given.put(version, manifest);
      } else {
        kept.put(version, "new enough");
      }
    }
    return new Choice(given, kept);
  }

  Set<Integer> versions() {
    return given.keySet();
  }

  private static DatasetManifest load(DatasetStore store, int version) {
    try {
      return store.load(version);
    } catch (HindcastException e) {
      throw ExpiryErrors.unreadable(store.layout().name(), e);
    }
  }
}
