/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.time.Micros;

/**
 * When and how large the generated shop is: three months of visits, labels in the last of them.
 * What reached the warehouse before {@link #PHASE_TWO} is phase 1; what came until {@link #END} is
 * phase 2. UTC microseconds.
 */
final class ShopSeason {
  static final long OPENING = Micros.parse("2026-01-01");
  static final long FIRST_LABEL = Micros.parse("2026-03-01");
  static final long PHASE_TWO = Micros.parse("2026-04-01");
  static final long END = Micros.parse("2026-04-15");

  static final int CUSTOMERS = 4_000;
  static final int ITEMS = 600;
  static final int VISITS = 26_000;

  private ShopSeason() {}
}
