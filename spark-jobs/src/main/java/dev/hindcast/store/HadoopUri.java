/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder on a storage of Hadoop.
 *
 * @param scheme in small letters
 * @param authority bucket, or name node with an optional port; empty for the configured one
 * @param path its folders
 */
record HadoopUri(String scheme, String authority, List<String> path) {
  /** Storages that can keep datasets. */
  static final Set<String> SCHEMES = Set.of("hdfs", "s3a");

  private static final Pattern URI = Pattern.compile("([a-zA-Z0-9]+)://([^/]*)(/.*)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}(:[0-9]{1,5})?");
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._=+,@-]{0,254}");

  HadoopUri {
    path = List.copyOf(path);
  }

  /**
   * Reads a URI; slashes at the end and in a row count as one.
   *
   * @throws dev.hindcast.error.HindcastException STORE_UNSUPPORTED for what leads elsewhere, holds
   *     keys, or needs quoting
   */
  static HadoopUri parse(String text) {
    Matcher uri = URI.matcher(text);
    if (!uri.matches()) {
      throw StoreErrors.unusableUri(text, "it has no // after its scheme");
    }
    String scheme = uri.group(1).toLowerCase(Locale.ROOT);
    String authority = uri.group(2);
    boolean isDefault = authority.isEmpty() && scheme.equals("hdfs");
    if (!isDefault && !AUTHORITY.matcher(authority).matches()) {
      throw StoreErrors.unusableUri(text, "what follows // does not match " + AUTHORITY.pattern());
    }
    List<String> path = new ArrayList<>();
    for (String folder : Optional.ofNullable(uri.group(3)).orElse("").split("/", -1)) {
      if (!folder.isEmpty()) {
        if (!FOLDER.matcher(folder).matches()) {
          throw StoreErrors.unusableUri(text, "a folder of it does not match " + FOLDER.pattern());
        }
        path.add(folder);
      }
    }
    return new HadoopUri(scheme, authority, path);
  }

  /** A folder in this one. */
  HadoopUri child(String folder) {
    List<String> longer = new ArrayList<>(path);
    longer.add(folder);
    return new HadoopUri(scheme, authority, longer);
  }

  /** The last folder's name. */
  Optional<String> name() {
    return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
  }

  /** Without a slash at its end, unless it has no folders. */
  @Override
  public String toString() {
    return scheme + "://" + authority + "/" + String.join("/", path);
  }
}
