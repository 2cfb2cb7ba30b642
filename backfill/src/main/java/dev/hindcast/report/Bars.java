/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

/** Horizontal bars of block characters, exact to an eighth of a character. */
final class Bars {
  private static final String EIGHTHS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589";
  private static final char FULL = '\u2588';

  private Bars() {}

  /** A bar whose full width stands for the greatest number; what is not 0 is never invisible. */
  static String of(long number, long greatest, int width) {
    if (number == 0 || greatest == 0) {
      return "";
    }
    long eighths = Math.max(1, Math.round((double) number / greatest * width * 8));
    String bar = String.valueOf(FULL).repeat((int) (eighths / 8));
    int rest = (int) (eighths % 8);
    return rest == 0 ? bar : bar + EIGHTHS.charAt(rest);
  }
}
