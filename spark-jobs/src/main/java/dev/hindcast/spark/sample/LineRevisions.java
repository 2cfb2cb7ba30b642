/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an order line on its way into the warehouse: late, early by a skewed clock,
 * delivered twice, corrected, cancelled, reinstated, or spoilt so that it must be rejected.
 */
final class LineRevisions {
  private static final long MINUTE = 60 * Micros.PER_SECOND;
  private static final long HOUR = 60 * MINUTE;

  private final Draws draws;

  LineRevisions(Draws draws) {
    this.draws = draws;
  }

  /** All rows about a line, given as first seen; their order says nothing. */
  List<OrderLine> of(OrderLine line) {
    long happened = line.invoiceTimeMicros().orElseThrow();
    OrderLine first = line.arriving(arrival(happened));
    List<OrderLine> rows = new ArrayList<>();
    rows.add(first);
    redeliver(first, rows);
    OrderLine current = first;
    while (draws.happens(current.revision() == 1 ? 0.04 : 0.2)) {
      current = current.revised("U", draws.below(12), happened + after(HOUR, 20));
      rows.add(current);
    }
    if (draws.happens(0.03)) {
      current = current.revised("D", 0, happened + after(HOUR, 25));
      rows.add(current);
      if (draws.happens(0.1)) {
        rows.add(current.revised("U", line.quantity(), happened + after(HOUR, 25)));
      }
    }
    return draws.happens(0.002) ? List.of(spoilt(first)) : rows;
  }

  /** When a row about something that happened then can be read. */
  long arrival(long happenedMicros) {
    if (draws.happens(0.01)) {
      return happenedMicros - draws.between(1, 20 * Micros.PER_SECOND);
    }
    if (draws.happens(0.03)) {
      return happenedMicros + after(HOUR, 10);
    }
    return happenedMicros + draws.between(Micros.PER_SECOND, 3 * MINUTE);
  }

  private void redeliver(OrderLine first, List<OrderLine> rows) {
    long arrived = first.recordedAtMicros().orElseThrow();
    if (draws.happens(0.01)) {
      rows.add(first);
    } else if (draws.happens(0.005)) {
      rows.add(first.arriving(arrived + draws.between(HOUR, 72 * HOUR)));
    }
  }

  private OrderLine spoilt(OrderLine line) {
    int kind = draws.below(4);
    Optional<Long> invoiceTime =
        switch (kind) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(0L);
          case 2 -> Optional.of(Micros.parse("2200-01-01"));
          default -> line.invoiceTimeMicros();
        };
    return new OrderLine(
        line.customer(),
        line.invoice(),
        line.line(),
        invoiceTime,
        kind == 3 ? Optional.empty() : line.recordedAtMicros(),
        line.revision(),
        line.op(),
        line.stockCode(),
        line.quantity(),
        line.unitPrice());
  }

  /** Short delays are more frequent than long ones. */
  private long after(long leastMicros, int mostDays) {
    double share = draws.share();
    return leastMicros + (long) (share * share * mostDays * Micros.PER_DAY);
  }
}
