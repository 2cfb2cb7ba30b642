/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.HindcastException;
import java.util.Objects;

/** How an attempt to publish a dataset version ended. */
public sealed interface PublishOutcome {
  /** The version exists, made by this attempt or by an earlier one of the same build. */
  record Published(DatasetManifest manifest) implements PublishOutcome {
    public Published {
      Objects.requireNonNull(manifest, "manifest");
    }

    @Override
    public DatasetManifest orThrow() {
      return manifest;
    }
  }

  /**
   * Another build took the number; nothing of this attempt is visible.
   *
   * @param attempted the version that was refused
   * @param existing the version that is there
   */
  record Conflict(DatasetManifest attempted, DatasetManifest existing) implements PublishOutcome {
    public Conflict {
      Objects.requireNonNull(attempted, "attempted");
      Objects.requireNonNull(existing, "existing");
    }

    @Override
    public DatasetManifest orThrow() {
      throw StoreErrors.conflict(attempted, existing);
    }
  }

  /**
   * The version may or may not come to exist.
   *
   * @param attempted the version that was to be published
   * @param place its manifest's place, which tells once storage answers again
   */
  record Unknown(DatasetManifest attempted, String place, Exception cause)
      implements PublishOutcome {
    public Unknown {
      Objects.requireNonNull(attempted, "attempted");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public DatasetManifest orThrow() {
      throw StoreErrors.unknown(attempted, place, cause);
    }
  }

  /**
   * The published manifest.
   *
   * @throws HindcastException VERSION_CONFLICT, PUBLISH_OUTCOME_UNKNOWN
   */
  DatasetManifest orThrow();
}
