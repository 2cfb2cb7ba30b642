/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.Comparator;

/** One event of the sequence {@code purchases} as it was written. UTC microseconds. */
record BoughtLine(long eventTimeMicros, String invoice, int line, String item, int quantity) {
  /** The order of the sequence. */
  static final Comparator<BoughtLine> ORDER =
      Comparator.comparingLong(BoughtLine::eventTimeMicros)
          .thenComparing(BoughtLine::invoice)
          .thenComparingInt(BoughtLine::line);

  /** What identifies the event: order and line. */
  String id() {
    return invoice + "/" + line;
  }
}
