/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.error.HindcastException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A dataset, or one version of it, as a command line names it: {@code path}, {@code path@v7} or
 * {@code path@tag}.
 *
 * @param path the dataset's own folder, {@code <path>/<name>}
 * @param version empty for the latest, or if a tag names it
 * @param tag the tag that names the version, else empty
 */
public record DatasetReference(String path, OptionalInt version, Optional<String> tag) {
  private static final Pattern VERSION = Pattern.compile("v0*([1-9][0-9]{0,8})");

  public DatasetReference {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(tag, "tag");
  }

  public DatasetReference(String path, OptionalInt version) {
    this(path, version, Optional.empty());
  }

  /**
   * Reads a reference. An {@code @} before the last slash belongs to the path.
   *
   * @throws HindcastException COMMAND_LINE_INVALID
   */
  public static DatasetReference parse(String text) {
    int at = text.lastIndexOf('@');
    boolean isAll = at < 0 || text.indexOf('/', at) >= 0;
    String path = isAll ? text : text.substring(0, at);
    String name = isAll ? VersionTags.LATEST : text.substring(at + 1);
    if (path.isBlank()) {
      throw StoreErrors.reference(text, "it has no path");
    }
    var version = VERSION.matcher(name);
    if (version.matches()) {
      return new DatasetReference(path, OptionalInt.of(Integer.parseInt(version.group(1))));
    }
    return new DatasetReference(
        path,
        OptionalInt.empty(),
        name.equals(VersionTags.LATEST) ? Optional.empty() : Optional.of(tag(text, name)));
  }

  /**
   * The version that is named, empty for the latest.
   *
   * @param store of the dataset
   * @throws HindcastException DATASET_MISSING if there is no such tag
   */
  public OptionalInt versionIn(DatasetStore store) {
    return tag.isPresent() ? OptionalInt.of(new VersionTags(store).versionOf(tag.get())) : version;
  }

  /** Whether a version is named, by its number or a tag. */
  public boolean isOfOneVersion() {
    return version.isPresent() || tag.isPresent();
  }

  private static String tag(String text, String name) {
    try {
      return VersionTags.checked(name);
    } catch (HindcastException e) {
      throw StoreErrors.reference(text, "'" + name + "' is neither a version nor a tag");
    }
  }
}
