/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.nio.file.Path;
import java.util.List;

/** The errors of this package, worded in one place. */
final class StoreErrors {
  private StoreErrors() {}

  static HindcastException conflict(DatasetManifest attempted, DatasetManifest existing) {
    return new HindcastException(
        ErrorCode.VERSION_CONFLICT,
        "Cannot publish "
            + versionOf(attempted)
            + " from build "
            + attempted.buildId()
            + ": build "
            + existing.buildId()
            + " published version "
            + existing.version()
            + " meanwhile. Look at that version, then build again on top of it.");
  }

  static HindcastException unknown(DatasetManifest attempted, String place, Exception cause) {
    return new HindcastException(
        ErrorCode.PUBLISH_OUTCOME_UNKNOWN,
        "Cannot tell whether "
            + versionOf(attempted)
            + " from build "
            + attempted.buildId()
            + " is published: "
            + reason(cause)
            + ". Nothing was cleaned up. Once the storage answers again, look at "
            + place
            + ": if it is there, the version exists; if not, build again.",
        cause);
  }

  static HindcastException versionMissing(String dataset, int version, List<Integer> versions) {
    return new HindcastException(
        ErrorCode.DATASET_MISSING,
        "Cannot read version "
            + version
            + " of dataset "
            + dataset
            + ": "
            + (versions.isEmpty()
                ? "it has no versions. Build one"
                : "its versions are " + versions + ". Use one of these")
            + ".");
  }

  static HindcastException datasetMissing(DatasetLayout layout) {
    return new HindcastException(
        ErrorCode.DATASET_MISSING,
        "Cannot read dataset "
            + layout.name()
            + " in "
            + layout.root()
            + ": no version was published there. Check the path, which is the dataset's own"
            + " folder, or build a version.");
  }

  static HindcastException foreignManifest(String file, DatasetManifest found) {
    return new HindcastException(
        ErrorCode.MANIFEST_UNREADABLE,
        "Cannot read dataset manifest "
            + file
            + ": it describes "
            + versionOf(found)
            + ", so it was copied or renamed. Put every manifest back to where it was written.");
  }

  static HindcastException predecessorMissing(DatasetManifest attempted, int latest) {
    return new HindcastException(
        ErrorCode.REQUEST_INVALID,
        "Cannot publish "
            + versionOf(attempted)
            + " from build "
            + attempted.buildId()
            + ": the latest version is "
            + latest
            + (latest == 0 ? " (none)" : "")
            + ", so versions would be missing between. Build again on top of what is there.");
  }

  static HindcastException fileWrong(DatasetManifest attempted, String path, String what) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot publish "
            + versionOf(attempted)
            + ": data file "
            + path
            + " "
            + what
            + ", so it was changed after build "
            + attempted.buildId()
            + " wrote it. Nothing was published; build again.");
  }

  static HindcastException notPublished(DatasetManifest attempted, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot publish "
            + versionOf(attempted)
            + ": "
            + reason(cause)
            + ". Nothing was published; make the storage writable and build again.",
        cause);
  }

  static HindcastException noPutIfAbsent(DatasetLayout layout, Exception cause) {
    return noPutIfAbsent(layout, reason(cause), cause);
  }

  static HindcastException noPutIfAbsent(DatasetLayout layout, String why) {
    return noPutIfAbsent(layout, why, null);
  }

  private static HindcastException noPutIfAbsent(
      DatasetLayout layout, String why, Exception cause) {
    return new HindcastException(
        ErrorCode.STORE_UNSUPPORTED,
        "Cannot publish versions of dataset "
            + layout.name()
            + " in "
            + layout.root()
            + ": this storage does not make a file whole and only if its name is free ("
            + why
            + "), so two builds could both believe that they won. Nothing was published; set"
            + " dataset.path to another storage.",
        cause);
  }

  static HindcastException notWritable(DatasetLayout layout, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot publish versions of dataset "
            + layout.name()
            + " in "
            + layout.root()
            + ": "
            + reason(cause)
            + ". Nothing was published; make the storage writable and build again.",
        cause);
  }

  static HindcastException failed(String action, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot "
            + action
            + ": "
            + reason(cause)
            + ". Check that the storage is there and readable, then try again.",
        cause);
  }

  static HindcastException notAFolder(String dataset, String folder, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot keep dataset "
            + dataset
            + " in "
            + folder
            + ": this path, or one above it, is a file and no folder. Set dataset.path to a folder,"
            + " or move the file away.",
        cause);
  }

  static HindcastException unsupportedScheme(String path, String scheme) {
    return new HindcastException(
        ErrorCode.STORE_UNSUPPORTED,
        "Cannot keep datasets in "
            + shown(path)
            + ": storage "
            + scheme
            + " is not supported, only local paths, file:, hdfs: and s3a: are. Set dataset.path to"
            + " one of these"
            + (scheme.equals("s3") ? "; write s3a: for S3." : "."));
  }

  static HindcastException unusablePath(String path, Exception cause) {
    return new HindcastException(
        ErrorCode.STORE_UNSUPPORTED,
        "Cannot keep datasets in '"
            + shown(path)
            + "': "
            + shown(String.valueOf(cause.getMessage()))
            + ". Set dataset.path to a local path or to file:///... with an absolute path.",
        cause);
  }

  static HindcastException invisible(String path) {
    return new HindcastException(
        ErrorCode.STORE_UNSUPPORTED,
        "Cannot keep datasets in '"
            + shown(path)
            + "': it has control characters, or others that nobody sees. Set dataset.path to a path"
            + " without them.");
  }

  static HindcastException unusableUri(String uri, String why) {
    return new HindcastException(
        ErrorCode.STORE_UNSUPPORTED,
        "Cannot keep datasets in '"
            + shown(uri)
            + "': "
            + why
            + ". Write it as hdfs://name-node:8020/folder or s3a://bucket/folder; keys and"
            + " addresses are settings of Hadoop.");
  }

  static HindcastException hostileName(String what, String name, String pattern) {
    return new HindcastException(
        ErrorCode.REQUEST_INVALID,
        "Cannot use "
            + what
            + " '"
            + shown(name)
            + "': a part of it does not match "
            + pattern
            + ", so it might lead out of the dataset. Use another name.");
  }

  static HindcastException leavesDataset(String dataset, Path file, Path real) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot use "
            + shown(file.toString())
            + " of dataset "
            + dataset
            + ": a symbolic link leads to "
            + shown(real.toString())
            + ", outside the dataset. Replace the link by a folder.");
  }

  static HindcastException reference(String text, String why) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot find dataset '"
            + shown(text)
            + "': "
            + shown(why)
            + ". Write the dataset's own folder: alone for the latest version, with a version, as"
            + " in data/datasets/home-feed@v7, or with a tag, which is lower case, as in"
            + " data/datasets/home-feed@prod.");
  }

  private static String versionOf(DatasetManifest manifest) {
    return "version " + manifest.version() + " of dataset " + manifest.dataset();
  }

  private static String reason(Exception failure) {
    Exception cause = failure instanceof NotCreatedException e ? e.getCause() : failure;
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + shown(message));
  }

  static String shown(String text) {
    return ShownText.start(text.replaceAll("://[^/]*@", "://<redacted>@"));
  }
}
