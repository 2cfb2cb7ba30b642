/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.Collection;

/** The errors of tags, worded in one place. */
final class TagErrors {
  private TagErrors() {}

  static HindcastException notATag(String text) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot use '"
            + StoreErrors.shown(text)
            + "' as a tag: a tag begins with a letter or digit, has at most 63 of a-z, 0-9, dot,"
            + " underscore and hyphen, and is neither latest nor a number, nor a version such as v7. Choose"
            + " another name.");
  }

  static HindcastException taken(String dataset, String name, int version, int other) {
    return new HindcastException(
        ErrorCode.TAG_TAKEN,
        "Cannot tag version "
            + version
            + " of dataset "
            + dataset
            + " as "
            + name
            + ": that is the name of version "
            + other
            + ". Choose another name, or move this one with --move.");
  }

  static HindcastException missing(String dataset, String name, Collection<String> names) {
    return new HindcastException(
        ErrorCode.DATASET_MISSING,
        "Cannot find tag "
            + StoreErrors.shown(name)
            + " of dataset "
            + dataset
            + ": "
            + (names.isEmpty() ? "it has no tags" : "its tags are " + String.join(", ", names))
            + ". Use a version such as v7, or tag one with hindcast versions tag.");
  }

  static HindcastException expired(String dataset, int version) {
    return new HindcastException(
        ErrorCode.DATASET_MISSING,
        "Cannot keep version "
            + version
            + " of dataset "
            + dataset
            + ": versions expire has given it up, and its files are being removed. Use another"
            + " version, see hindcast versions list.");
  }

  static HindcastException unreadable(String location, String why, Exception cause) {
    return new HindcastException(
        ErrorCode.MANIFEST_UNREADABLE,
        "Cannot read the tags in "
            + location
            + ": "
            + why
            + ". Restore the file from a copy, or use a newer Hindcast.",
        cause);
  }

  static HindcastException notWritten(String dataset, String location, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot change the tags of dataset "
            + dataset
            + ": "
            + location
            + " cannot be written ("
            + cause
            + "). Nothing was changed; try again once the storage answers.",
        cause);
  }

  static HindcastException stays(DatasetManifest published, String name, HindcastException cause) {
    return new HindcastException(
        cause.code(),
        "Cannot take back tag "
            + name
            + " of dataset "
            + published.dataset()
            + ", which held files during the rollback: "
            + cause.getMessage()
            + " Version "
            + published.version()
            + " is published all the same; do not roll back again, but remove the tag with hindcast"
            + " versions tag --delete.",
        cause);
  }

  static HindcastException unknown(String dataset, String location, Exception cause) {
    return new HindcastException(
        ErrorCode.PUBLISH_OUTCOME_UNKNOWN,
        "Cannot tell whether the tags of dataset "
            + dataset
            + " were changed: "
            + location
            + " was being written ("
            + cause
            + "). Look with hindcast versions list once the storage answers.",
        cause);
  }
}
