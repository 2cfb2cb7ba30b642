/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;

/** The errors of this package, worded in one place. */
final class ExpiryErrors {
  private ExpiryErrors() {}

  static HindcastException nothingStays(String dataset) {
    return new HindcastException(
        ErrorCode.DATASET_MISSING,
        "Cannot expire versions of dataset "
            + dataset
            + ": no version is there that would stay, so nobody knows which files are needed."
            + " Check the path, which is the dataset's own folder, or build a version.");
  }

  static HindcastException unreadable(String dataset, HindcastException cause) {
    return new HindcastException(
        cause.code(),
        "Cannot expire versions of dataset "
            + dataset
            + ", since it must be known which files every version needs. "
            + cause.getMessage(),
        cause);
  }

  static HindcastException failed(String dataset, String path, IOException cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot finish expiring versions of dataset "
            + dataset
            + ": "
            + path
            + " cannot be read or removed ("
            + cause
            + "). What stays is whole; run the command again with --orphans to remove the rest.",
        cause);
  }
}
