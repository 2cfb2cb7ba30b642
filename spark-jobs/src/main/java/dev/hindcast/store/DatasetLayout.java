/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of one dataset lie, as paths relative to its root. Names come from an allow-list,
 * so that no path leads out of the dataset.
 *
 * @param root the dataset's own folder, {@code <path>/<name>}, as people name it
 * @param name of the dataset
 */
public record DatasetLayout(String root, String name) {
  /** The folder of the manifests. */
  public static final String VERSIONS = "versions";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern BUILD_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._=-]{0,254}");
  private static final Pattern VERSION_FILE = Pattern.compile("v([0-9]{6,9})\\.json");

  public DatasetLayout {
    checkedName(name);
    if (!root.endsWith("/" + name)) {
      throw new IllegalArgumentException("root " + root + " does not end with the name " + name);
    }
  }

  /** The manifest of a version: {@code versions/v000007.json}. */
  public String versionFile(int version) {
    return VERSIONS + "/" + versionFileName(version);
  }

  /** The folder of a build's data files. */
  public String dataFolder(String buildId) {
    return "data/" + checkedBuildId(buildId);
  }

  /** The folder of what a build leaves besides data: request, quarantine, report. */
  public String buildFolder(String buildId) {
    return "builds/" + checkedBuildId(buildId);
  }

  /**
   * The name, if it is one that a dataset may have.
   *
   * @throws dev.hindcast.error.HindcastException REQUEST_INVALID
   */
  static String checkedName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw StoreErrors.hostileName("dataset name", name, NAME.pattern());
    }
    return name;
  }

  /**
   * The path, if it is one that a dataset may have.
   *
   * @throws dev.hindcast.error.HindcastException REQUEST_INVALID
   */
  static String checked(String path) {
    for (String part : path.split("/", -1)) {
      if (!isAllowed(part)) {
        throw StoreErrors.hostileName("path", path, PART.pattern());
      }
    }
    return path;
  }

  /** Whether a path may have that part. */
  static boolean isAllowed(String part) {
    return PART.matcher(part).matches();
  }

  /** {@code v000007.json}. */
  private static String versionFileName(int version) {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1: " + version);
    }
    String digits = Integer.toString(version);
    return "v" + "0".repeat(Math.max(0, 6 - digits.length())) + digits + ".json";
  }

  /** The version whose manifest has that file name, empty if it is no manifest's. */
  static OptionalInt versionOf(String fileName) {
    Matcher matcher = VERSION_FILE.matcher(fileName);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int version = Integer.parseInt(matcher.group(1));
    return version >= 1 && versionFileName(version).equals(fileName)
        ? OptionalInt.of(version)
        : OptionalInt.empty();
  }

  private static String checkedBuildId(String buildId) {
    if (!BUILD_ID.matcher(buildId).matches()) {
      throw StoreErrors.hostileName("build id", buildId, BUILD_ID.pattern());
    }
    return buildId;
  }
}
