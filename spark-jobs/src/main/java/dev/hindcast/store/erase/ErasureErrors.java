/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import java.io.IOException;
import java.util.List;

/** The errors of this package, worded in one place. */
final class ErasureErrors {
  private ErasureErrors() {}

  static HindcastException storage(String dataset, String place, IOException cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot finish erasing users from dataset "
            + dataset
            + ": "
            + place
            + " cannot be read or written ("
            + cause
            + "). Every version is whole, with or without their rows; give the same command again"
            + " to go on.",
        cause);
  }

  static HindcastException unreadable(String dataset, String place) {
    return new HindcastException(
        ErrorCode.MANIFEST_UNREADABLE,
        "Cannot tell whom earlier erasures of dataset "
            + dataset
            + " are about: "
            + place
            + " is torn or was written by a newer Hindcast. Restore the file from a copy, or use"
            + " a newer Hindcast.");
  }

  static HindcastException unfinished(String dataset, String id) {
    return new HindcastException(
        ErrorCode.ERASURE_UNFINISHED,
        "Cannot begin another erasure of users from dataset "
            + dataset
            + ": erasure "
            + id
            + " was begun and is not finished. Give hindcast erase the users of that one again,"
            + " which finishes it, then these.");
  }

  static HindcastException outdated(BuildRequest request, List<String> unknown) {
    String dataset = request.definition().definition().name();
    return new HindcastException(
        ErrorCode.REQUEST_OUTDATED,
        "Cannot go on with build "
            + request.buildId()
            + " of dataset "
            + dataset
            + ": users were erased from the dataset after the build was planned (erasure "
            + String.join(", ", unknown)
            + "), and it would bring their rows back. Nothing was published; plan the build"
            + " again.");
  }

  static HindcastException underWay(Waiting waiting, String dataset, String id) {
    return new HindcastException(
        ErrorCode.ERASURE_UNFINISHED,
        "Cannot "
            + waiting.action()
            + " dataset "
            + dataset
            + " while users are being erased from it (erasure "
            + id
            + "): "
            + waiting.reason()
            + ". Wait until hindcast erase is done; if it was killed, give the same command again"
            + " first.");
  }

  static HindcastException copyMissing(String dataset, String copy) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot finish erasing users from dataset "
            + dataset
            + ": the copy "
            + copy
            + " is gone or torn, and it was there before. The files that it stands for are as they"
            + " were. Restore it from a backup, then give the same command again.");
  }
}
