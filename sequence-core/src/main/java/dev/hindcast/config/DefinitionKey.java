/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One key that a definition may have.
 *
 * @param pattern full path; {@code <..>} stands for a name that the user chooses
 * @param presence whether it must be there, and what holds if it is not
 * @param decidesRows whether it is part of the fingerprint
 * @param meaning one sentence
 */
record DefinitionKey(
    String pattern, ValueType<?> type, Presence presence, boolean decidesRows, String meaning) {
  DefinitionKey {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** A key that is part of the fingerprint. */
  static DefinitionKey rows(String pattern, ValueType<?> type, Presence presence, String meaning) {
    return new DefinitionKey(pattern, type, presence, true, meaning);
  }

  /** A key that may change without any row changing. */
  static DefinitionKey free(String pattern, ValueType<?> type, Presence presence, String meaning) {
    return new DefinitionKey(pattern, type, presence, false, meaning);
  }

  List<String> segments() {
    return List.of(pattern.split("\\."));
  }

  static boolean isPlaceholder(String segment) {
    return segment.startsWith("<");
  }

  /** Whether a key must be there. */
  enum Need {
    REQUIRED,
    DEFAULTED,
    OPTIONAL
  }

  /**
   * What holds if the key is not there.
   *
   * @param value default as it would be written, if it can be written
   * @param meaning what holds, in words, where there is no value to write
   */
  record Presence(Need need, Optional<String> value, String meaning) {
    static final Presence REQUIRED = new Presence(Need.REQUIRED, Optional.empty(), "required");
    static final Presence OPTIONAL = new Presence(Need.OPTIONAL, Optional.empty(), "none");

    static Presence defaultValue(String value) {
      return new Presence(Need.DEFAULTED, Optional.of(value), value);
    }

    static Presence otherwise(String meaning) {
      return new Presence(Need.OPTIONAL, Optional.empty(), meaning);
    }
  }
}
