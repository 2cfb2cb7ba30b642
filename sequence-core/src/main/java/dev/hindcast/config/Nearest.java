/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds what was probably meant by a name that does not exist. */
public final class Nearest {
  private static final int LONGEST = 200;

  private Nearest() {}

  /**
   * The candidate with the least edit distance, whatever the case, if it is small enough for a
   * misspelling; the first in the order of text among equals.
   */
  public static Optional<String> misspelt(String written, Collection<String> candidates) {
    int most = Math.max(2, written.length() / 3);
    String lower = written.toLowerCase(Locale.ROOT);
    ToIntFunction<String> edits = name -> distance(lower, name.toLowerCase(Locale.ROOT));
    return candidates.stream()
        .filter(name -> edits.applyAsInt(name) <= most)
        .min(Comparator.comparingInt(edits).thenComparing(Comparator.naturalOrder()));
  }

  /** The first candidate with the least edit distance; empty without candidates. */
  static Optional<String> of(String written, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
  }

  /** {@code ; the nearest is "x"}, or nothing without candidates. */
  static String suggestion(String written, Collection<String> candidates) {
    return of(written, candidates)
        .map(nearest -> "; the nearest is " + ShownText.quoted(nearest))
        .orElse("");
  }

  /**
   * Least number of insertions, deletions, replacements and swaps of neighbours that lead from one
   * text to the other; only the first 200 characters count.
   */
  static int distance(String a, String b) {
    String from = a.substring(0, Math.min(a.length(), LONGEST));
    String to = b.substring(0, Math.min(b.length(), LONGEST));
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, from, to, i, j);
      }
    }
    return steps[from.length()][to.length()];
  }

  private static int cheapest(int[][] steps, String from, String to, int i, int j) {
    int replaced = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
