/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

/**
 * The days of a workload, counted from its epoch: events happen in the first {@code days}.
 *
 * @param firstLabelDay day of the first labels
 * @param endOfLabelDays the first day after those with labels
 * @param knowledgeDay at whose beginning the build knows what it knows
 * @param lookbackDays the sequence's lookback
 */
record WorkloadSpan(
    int days, int firstLabelDay, int endOfLabelDays, int knowledgeDay, int lookbackDays) {
  static final long DAY_MICROS = 86_400_000_000L;

  /** What the comparisons with peers run over: labels of four weeks late in 100 days. */
  static final WorkloadSpan PEERS = new WorkloadSpan(100, 70, 98, 120, 60);

  /** Labels of 90 days, each of which sees all events before it. */
  static final WorkloadSpan QUARTER = new WorkloadSpan(150, 60, 150, 151, 150);

  /** Labels of all days but the first 60; known two days after the last event. */
  static WorkloadSpan history(int days) {
    return new WorkloadSpan(days, 60, days, days + 2, 60);
  }

  long labelsFromMicros() {
    return dayMicros(firstLabelDay);
  }

  long labelsToMicros() {
    return dayMicros(endOfLabelDays);
  }

  long knowledgeTimeMicros() {
    return dayMicros(knowledgeDay);
  }

  /** When the last day ends. */
  long endMicros() {
    return dayMicros(days);
  }

  /** When the last day with labels begins. */
  long lastLabelDayMicros() {
    return dayMicros(endOfLabelDays - 1);
  }

  private static long dayMicros(int day) {
    return WorkloadTables.EPOCH_MICROS + day * DAY_MICROS;
  }
}
