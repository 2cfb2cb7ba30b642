/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A dataset, or one version of it, as a command line names it: {@code path} or {@code path@v7}.
 *
 * @param path the dataset's own folder, {@code <path>/<name>}
 * @param version empty for the latest
 */
public record DatasetReference(String path, OptionalInt version) {
  private static final Pattern VERSION = Pattern.compile("v0*([1-9][0-9]{0,8})");

  public DatasetReference {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
  }

  /**
   * Reads a reference. An {@code @} before the last slash belongs to the path.
   *
   * @throws dev.hindcast.error.HindcastException COMMAND_LINE_INVALID
   */
  public static DatasetReference parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0 || text.indexOf('/', at) >= 0) {
      return of(text, text, OptionalInt.empty());
    }
    var version = VERSION.matcher(text.substring(at + 1));
    if (!version.matches()) {
      throw StoreErrors.reference(text, "'" + text.substring(at + 1) + "' is not a version");
    }
    return of(text, text.substring(0, at), OptionalInt.of(Integer.parseInt(version.group(1))));
  }

  private static DatasetReference of(String text, String path, OptionalInt version) {
    if (path.isBlank()) {
      throw StoreErrors.reference(text, "it has no path");
    }
    return new DatasetReference(path, version);
  }
}
