/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.time;

import java.util.Locale;

/** Durations as people read them: the two largest units, or a fraction of a second. */
public final class DurationText {
  private static final long[] UNITS_MICROS = {
    Micros.PER_DAY, 3_600 * Micros.PER_SECOND, 60 * Micros.PER_SECOND, Micros.PER_SECOND
  };
  private static final String[] UNITS = {"d", "h", "min", "s"};
  private static final long MICROS_PER_MILLI = 1_000;

  private DurationText() {}

  /**
   * Such as {@code 3 d 4 h}, {@code 5 min}, {@code 1.25 s}, {@code 13 ms}, {@code -2 s} and {@code
   * 0 s}; what is smaller is cut off.
   */
  public static String of(long micros) {
    if (micros < 0) {
      return "-" + of(micros == Long.MIN_VALUE ? Long.MAX_VALUE : -micros);
    }
    for (int unit = 0; unit < UNITS.length - 1; unit++) {
      if (micros >= UNITS_MICROS[unit]) {
        long rest = micros % UNITS_MICROS[unit] / UNITS_MICROS[unit + 1];
        return micros / UNITS_MICROS[unit]
            + " "
            + UNITS[unit]
            + (rest == 0 ? "" : " " + rest + " " + UNITS[unit + 1]);
      }
    }
    if (micros >= Micros.PER_SECOND) {
      return fraction(micros, Micros.PER_SECOND) + " s";
    }
    if (micros >= MICROS_PER_MILLI) {
      return fraction(micros, MICROS_PER_MILLI) + " ms";
    }
    return micros == 0 ? "0 s" : micros + " us";
  }

  private static String fraction(long micros, long unitMicros) {
    String text =
        String.format(
            Locale.ROOT, "%d.%03d", micros / unitMicros, micros % unitMicros * 1_000 / unitMicros);
    return text.replaceFirst("\\.?0+$", "");
  }
}
