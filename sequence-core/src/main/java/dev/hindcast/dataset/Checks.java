/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.config.ShownText;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the parts of a dataset manifest check about themselves. */
final class Checks {
  private static final Pattern DATASET = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern BUILD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._=-]*");
  private static final int LONGEST_PATH = 1024;

  private Checks() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static void datasetName(String name) {
    Objects.requireNonNull(name, "dataset");
    require(DATASET.matcher(name).matches(), "not a dataset name: '" + shown(name) + "'");
  }

  static void buildId(String buildId) {
    Objects.requireNonNull(buildId, "buildId");
    require(BUILD.matcher(buildId).matches(), "not a build id: '" + shown(buildId) + "'");
  }

  /** SHA-256 as 64 hex digits in lower case. */
  static void hash(String name, String hash) {
    Objects.requireNonNull(hash, name);
    require(
        HASH.matcher(hash).matches(),
        name + " must be 64 hex digits in lower case: '" + shown(hash) + "'");
  }

  static void notNegative(String name, long value) {
    require(value >= 0, name + " must not be negative: " + value);
  }

  /** A data file of a build: plain names between slashes, so that it cannot leave the dataset. */
  static void dataFile(String path) {
    Objects.requireNonNull(path, "path");
    boolean plain = !path.isEmpty() && path.length() <= LONGEST_PATH;
    for (String part : path.split("/", -1)) {
      plain &= PATH.matcher(part).matches();
    }
    require(plain, "not a path below the dataset's root: '" + shown(path) + "'");
    require(
        path.startsWith("data/") && path.indexOf('/', "data/".length()) > 0,
        "not the path of a data file, data/<build id>/<file>: '" + shown(path) + "'");
  }

  /** A sorted copy that cannot be changed. */
  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.values().forEach(value -> Objects.requireNonNull(value, "map value"));
    return Collections.unmodifiableSortedMap(copy);
  }

  /** A sorted copy of counts of counts that cannot be changed. */
  static SortedMap<String, Map<String, Long>> counts(Map<String, Map<String, Long>> counts) {
    SortedMap<String, Map<String, Long>> copy = new TreeMap<>();
    counts.forEach(
        (input, named) -> {
          named.forEach((name, count) -> notNegative(input + "." + name, count));
          copy.put(input, sorted(named));
        });
    return Collections.unmodifiableSortedMap(copy);
  }

  /** A sorted copy of counts that a document may leave out. */
  static SortedMap<String, Long> optionalCounts(Map<String, Long> counts) {
    if (counts == null) {
      return Collections.emptySortedMap();
    }
    counts.forEach((name, count) -> notNegative(name, count));
    return sorted(counts);
  }

  static SortedMap<String, JsonNode> unknown(Map<String, JsonNode> fields) {
    return fields == null ? Collections.emptySortedMap() : sorted(fields);
  }

  /** Text that may come from anywhere, bounded and without invisible characters. */
  static String shown(String text) {
    return ShownText.start(text);
  }
}
