/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.Optional;

/**
 * The values of one section by their short keys.
 *
 * @param path full path of the section
 */
record SectionValues(KeyValues values, String path) {
  /** Full path of a key. */
  String path(String key) {
    return KeyCheck.join(path, key);
  }

  SectionValues section(String key) {
    return values.section(path(key));
  }

  List<String> names(String key) {
    return values.names(path(key));
  }

  boolean isSet(String key) {
    return values.isSet(path(key));
  }

  Optional<String> optionalText(String key) {
    return values.text(path(key));
  }

  Optional<Long> optionalNumber(String key) {
    return values.number(path(key));
  }

  <T> Optional<T> optional(String key, Class<T> type) {
    return values.value(path(key), type);
  }

  /** A text that a valid definition has. */
  String text(String key) {
    return value(key, String.class);
  }

  /** A number that a valid definition has. */
  long number(String key) {
    return value(key, Long.class);
  }

  /** A list that a valid definition has. */
  List<String> texts(String key) {
    return values.texts(path(key)).orElseThrow(() -> absent(key));
  }

  /** A value that a valid definition has. */
  <T> T value(String key, Class<T> type) {
    return optional(key, type).orElseThrow(() -> absent(key));
  }

  private IllegalStateException absent(String key) {
    return new IllegalStateException("no value for " + path(key));
  }
}
