/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.GateResult;
import dev.hindcast.report.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Gates as people read them. */
final class GateText {
  private GateText() {}

  /** {@code max-empty-share of recent}. */
  static String name(GateResult gate) {
    return gate.gate() + (gate.subject().isEmpty() ? "" : " of " + gate.subject());
  }

  static String number(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "none";
    }
    if (value == Double.MAX_VALUE) {
      return "without bound";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Figures.count((long) value);
    }
    return new BigDecimal(value)
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  static String outcome(GateResult gate) {
    if (gate.overridden()) {
      return "overridden";
    }
    return gate.passed() ? "passed" : "failed";
  }
}
