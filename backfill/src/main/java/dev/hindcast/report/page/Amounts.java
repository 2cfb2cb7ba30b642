/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of this page as people read them. */
final class Amounts {
  private static final long[] UNITS = {
    365 * Micros.PER_DAY,
    Micros.PER_DAY,
    3_600 * Micros.PER_SECOND,
    60 * Micros.PER_SECOND,
    Micros.PER_SECOND,
    1_000,
    1
  };
  private static final String[] NAMES = {"y", "d", "h", "min", "s", "ms", "\u00b5s"};
  private static final MathContext DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  private Amounts() {}

  /** A duration with its unit: {@code 3.5 h}. */
  static String span(long micros) {
    if (micros == 0) {
      return "0 s";
    }
    if (micros < 0) {
      return "-" + span(-Math.max(micros, -Long.MAX_VALUE));
    }
    int unit = 0;
    while (micros < UNITS[unit]) {
      unit++;
    }
    double amount = (double) micros / UNITS[unit];
    String number =
        amount >= 10
            ? Long.toString(Math.round(amount))
            : new BigDecimal(amount).round(DIGITS).stripTrailingZeros().toPlainString();
    return number + " " + NAMES[unit];
  }

  /** A coordinate of a drawing. */
  static String at(double coordinate) {
    return new BigDecimal(coordinate)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A share of all: {@code 12.5%}; what is not 0 is never shown as 0. */
  static String share(double share) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.05) {
      return "< 0.1%";
    }
    if (percent < 100 && percent > 99.95) {
      return "> 99.9%";
    }
    return new BigDecimal(percent).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
  }

  /** A part of a whole, 0 of nothing. */
  static double part(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** A relative change of a count. */
  static String change(long before, long after) {
    return change((double) before, (double) after);
  }

  /** A relative change with its sign: {@code +3.1%}. */
  static String change(double before, double after) {
    if (before == after) {
      return "=";
    }
    if (before == 0) {
      return "new";
    }
    double change = (after - before) / before;
    if (Math.abs(change) < 0.0005) {
      return "\u2248";
    }
    return (change > 0 ? "+" : "\u2212") + share(Math.abs(change));
  }

  /** A difference of two shares, in points of a hundred. */
  static String points(double before, double after) {
    double points = 100 * (after - before);
    if (Math.abs(points) < 0.05) {
      return before == after ? "=" : "\u2248";
    }
    String number = new BigDecimal(Math.abs(points)).setScale(1, RoundingMode.HALF_UP).toString();
    return (points > 0 ? "+" : "\u2212") + number + " pp";
  }
}
