/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of one dataset lie, below {@code <path>/<name>}. Names come from an allow-list,
 * and no path that it gives leads out of the dataset, not even through a symbolic link.
 */
public final class DatasetLayout {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern BUILD_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._=-]{0,254}");
  private static final Pattern VERSION_FILE = Pattern.compile("v([0-9]{6,9})\\.json");

  private final String name;
  private final Path root;

  /**
   * The layout of a dataset; touches no file.
   *
   * @param path the folder that holds datasets
   */
  public DatasetLayout(Path path, String name) {
    if (!NAME.matcher(name).matches()) {
      throw StoreErrors.hostileName("dataset name", name, "[a-z0-9][a-z0-9-]{0,62}");
    }
    this.name = name;
    this.root = path.toAbsolutePath().normalize().resolve(name);
  }

  /** Name of the dataset. */
  public String name() {
    return name;
  }

  /** The folder of the dataset, absolute. */
  public Path root() {
    return root;
  }

  /** The folder of the manifests. */
  public Path versionsFolder() {
    return resolve("versions");
  }

  /** The manifest of a version. */
  public Path versionFile(int version) {
    return resolve("versions/" + versionFileName(version));
  }

  /** The folder of a build's data files. */
  public Path dataFolder(String buildId) {
    return resolve(dataPath(buildId));
  }

  /** The folder of what a build leaves besides data: request, quarantine, report. */
  public Path buildFolder(String buildId) {
    return resolve("builds/" + checkedBuildId(buildId));
  }

  /** {@link #dataFolder} as manifests have it, relative to the root. */
  public static String dataPath(String buildId) {
    return "data/" + checkedBuildId(buildId);
  }

  /**
   * The file of a path below the root, as manifests have it.
   *
   * @throws dev.hindcast.error.HindcastException STORAGE_FAILED if the path or a symbolic link on
   *     it leads out of the dataset
   */
  public Path resolve(String relative) {
    Path file = root;
    for (String part : relative.split("/", -1)) {
      if (!PART.matcher(part).matches()) {
        throw StoreErrors.hostileName("path in dataset " + name, relative, PART.pattern());
      }
      file = file.resolve(part);
    }
    checkInside(file);
    return file;
  }

  /** {@code v000007.json}. */
  static String versionFileName(int version) {
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

  private void checkInside(Path file) {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path existing = file;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    try {
      Path real = existing.toRealPath();
      Path home = root.getParent().toRealPath().resolve(name);
      if (!real.startsWith(home)) {
        throw StoreErrors.leavesDataset(name, existing, real);
      }
    } catch (IOException e) {
      throw StoreErrors.failed("resolve " + file, e);
    }
  }

  private static String checkedBuildId(String buildId) {
    if (!BUILD_ID.matcher(buildId).matches()) {
      throw StoreErrors.hostileName("build id", buildId, BUILD_ID.pattern());
    }
    return buildId;
  }
}
