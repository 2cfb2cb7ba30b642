/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The versions of one dataset on storage. A version exists from the moment its manifest does; it is
 * never changed. Safe for several threads, and for several processes on one storage.
 */
public interface DatasetStore {
  /** Where the files lie. */
  DatasetLayout layout();

  /** The files themselves. */
  StoreFiles files();

  /**
   * Numbers of the versions, ascending; empty if the dataset does not exist.
   *
   * @throws HindcastException STORAGE_FAILED
   */
  List<Integer> versions();

  /** The greatest version, empty if the dataset does not exist. */
  default OptionalInt latest() {
    List<Integer> versions = versions();
    return versions.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(versions.get(versions.size() - 1));
  }

  /**
   * The manifest of a version.
   *
   * @throws HindcastException DATASET_MISSING if there is no such version, MANIFEST_UNREADABLE if
   *     its manifest is torn or of a newer format, STORAGE_FAILED
   */
  DatasetManifest load(int version);

  /**
   * Finds out whether versions can be published at all, before a build does its work.
   *
   * @param buildId of the build, in whose folder it is tried
   * @throws HindcastException STORE_UNSUPPORTED if the storage does not make a file only if its
   *     name is free, STORAGE_FAILED
   */
  void checkPublishable(String buildId);

  /**
   * Makes a version exist, in one step and only if its number is free. Before that, the files of
   * its build are made durable.
   *
   * <p>A version that the same build published before counts as this one: a lost answer does no
   * harm. After {@link PublishOutcome.Unknown} nothing is cleaned up.
   *
   * @throws HindcastException if it was not published and cannot be: STORAGE_FAILED (also for files
   *     that are missing or have another size), STORE_UNSUPPORTED, REQUEST_INVALID for a version
   *     whose predecessor does not exist
   */
  PublishOutcome publish(DatasetManifest manifest);
}
