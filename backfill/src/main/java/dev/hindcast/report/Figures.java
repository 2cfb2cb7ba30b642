/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as people read them. */
public final class Figures {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Figures() {}

  /** {@code 1,234,567}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count that may not be known: {@code ? rows}. */
  public static String count(OptionalLong number, String noun) {
    return number.isPresent() ? count(number.getAsLong(), noun) : "? " + noun + "s";
  }

  /** {@code 1,234 rows}, {@code 1 row}. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 12.3 MiB}. */
  public static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0
        ? count(bytes, "byte")
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  public static String bytes(OptionalLong bytes) {
    return bytes.isPresent() ? bytes(bytes.getAsLong()) : "? bytes";
  }

  /** {@code 3.1%}. */
  public static String share(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** {@code 34.2}. */
  public static String mean(long sum, long count) {
    return String.format(Locale.ROOT, "%.1f", count == 0 ? 0 : (double) sum / count);
  }
}
