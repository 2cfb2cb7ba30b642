/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as people read them. */
final class Figures {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Figures() {}

  /** {@code 1,234,567}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count that may not be known: {@code ? rows}. */
  static String count(OptionalLong number, String noun) {
    return number.isPresent() ? count(number.getAsLong(), noun) : "? " + noun + "s";
  }

  /** {@code 1,234 rows}, {@code 1 row}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 12.3 MiB}. */
  static String bytes(long bytes) {
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

  static String bytes(OptionalLong bytes) {
    return bytes.isPresent() ? bytes(bytes.getAsLong()) : "? bytes";
  }

  /** {@code 3.1%}. */
  static String share(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** {@code 34.2}. */
  static String mean(long sum, long count) {
    return String.format(Locale.ROOT, "%.1f", count == 0 ? 0 : (double) sum / count);
  }
}
