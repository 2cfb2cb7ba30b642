/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps a share of the labels, chosen by a fixed hash.
 *
 * @param rate share of the sampled labels that is kept, above 0 and at most 1
 * @param where SQL predicate over the label table; labels that fail are all kept; without it every
 *     label is sampled
 * @param salt makes one sample differ from another
 * @param by whose id is hashed: {@link #LABEL}, {@link #USER} or {@link #REQUEST}
 * @param weight output column: 1 / rate for sampled labels, 1 for the others
 */
public record LabelSampling(
    double rate, Optional<String> where, String salt, String by, String weight) {
  public static final String LABEL = "label";
  public static final String USER = "user";
  public static final String REQUEST = "request";

  /** Everything that {@code by} may be. */
  public static final List<String> KEYS = List.of(LABEL, USER, REQUEST);

  public LabelSampling {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(salt, "salt");
    Objects.requireNonNull(weight, "weight");
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("sampling rate must be above 0 and at most 1: " + rate);
    }
    if (!KEYS.contains(by)) {
      throw new IllegalArgumentException("sampling must be by one of " + KEYS + ": " + by);
    }
  }
}
