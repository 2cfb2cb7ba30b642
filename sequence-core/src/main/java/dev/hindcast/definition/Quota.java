/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Most events of each kind that a sequence keeps, the newest ones.
 *
 * @param by attribute whose text is the kind
 * @param most kind to the number of its events, in the definition's order; other kinds are limited
 *     by the sequence's length alone
 */
public record Quota(String by, Map<String, Integer> most) {
  /** Attribute that is the kind unless another is named. */
  public static final String KIND = "kind";

  public Quota {
    Objects.requireNonNull(by, "by");
    most = Collections.unmodifiableMap(new LinkedHashMap<>(most));
    if (most.isEmpty()) {
      throw new IllegalArgumentException("a quota by " + by + " limits no kind");
    }
    most.forEach(
        (kind, count) -> {
          if (count < 1) {
            throw new IllegalArgumentException(
                "quota of " + kind + " must be at least 1: " + count);
          }
        });
  }
}
