/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.VersionDetails;
import dev.hindcast.dataset.VersionSummary;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Questions about the versions of a dataset; writes nothing. */
public final class DatasetVersions {
  private DatasetVersions() {}

  /**
   * All versions, the oldest first. One whose manifest cannot be read is listed with the reason.
   *
   * @throws HindcastException DATASET_MISSING if there is none
   */
  public static List<ListedVersion> list(DatasetStore store) {
    List<Integer> versions = store.versions();
    if (versions.isEmpty()) {
      throw StoreErrors.datasetMissing(store.layout());
    }
    List<ListedVersion> listed = new ArrayList<>();
    for (int version : versions) {
      listed.add(listed(store, version));
    }
    return List.copyOf(listed);
  }

  /**
   * One version's manifest and what follows from it.
   *
   * @param version empty for the latest
   * @throws HindcastException DATASET_MISSING if there is none, MANIFEST_UNREADABLE
   */
  public static VersionDetails show(DatasetStore store, OptionalInt version) {
    return VersionDetails.of(load(store, version));
  }

  /**
   * The Parquet files of one version, in the order of label window and path.
   *
   * @param version empty for the latest
   * @throws HindcastException DATASET_MISSING if there is none, MANIFEST_UNREADABLE
   */
  public static List<ListedFile> files(DatasetStore store, OptionalInt version) {
    return load(store, version).files().stream()
        .map(file -> new ListedFile(store.files().location(file.path()), file))
        .toList();
  }

  private static DatasetManifest load(DatasetStore store, OptionalInt version) {
    OptionalInt latest = store.latest();
    if (latest.isEmpty()) {
      throw StoreErrors.datasetMissing(store.layout());
    }
    return store.load(version.orElse(latest.getAsInt()));
  }

  private static ListedVersion listed(DatasetStore store, int version) {
    try {
      VersionSummary summary = VersionSummary.of(store.load(version));
      return new ListedVersion(version, Optional.of(summary), Optional.empty());
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.MANIFEST_UNREADABLE) {
        throw e;
      }
      return new ListedVersion(version, Optional.empty(), Optional.of(e.getMessage()));
    }
  }
}
