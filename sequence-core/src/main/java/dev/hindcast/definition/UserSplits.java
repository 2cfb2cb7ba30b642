/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Splits users by a fixed hash of salt and user.
 *
 * @param shares split name to its share of the users, in the definition's order; sums to 1
 */
public record UserSplits(String salt, Map<String, Double> shares) {
  private static final double TOLERANCE = 1e-9;

  public UserSplits {
    Objects.requireNonNull(salt, "salt");
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    shares.forEach(UserSplits::requireShare);
    if (!isWhole(shares.values())) {
      throw new IllegalArgumentException("shares of users must sum to 1: " + shares);
    }
  }

  /** Whether shares sum to 1, but for the rounding of decimal fractions. */
  public static boolean isWhole(Iterable<Double> shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    return Math.abs(sum - 1) <= TOLERANCE;
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share of split " + name + " must be above 0 and at most 1: " + share);
    }
  }
}
