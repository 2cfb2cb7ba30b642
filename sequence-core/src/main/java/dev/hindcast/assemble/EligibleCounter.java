/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

/**
 * Counts eligible events exactly, also those that max-length has pushed out: 8 bytes for every
 * counted event that will one day stop to be eligible, nothing for the others.
 */
final class EligibleCounter {
  private final LeastFirst ends = new LeastFirst();
  private long lasting;

  void clear() {
    lasting = 0;
    ends.clear();
  }

  /** Counts an event up to the label time at which it is eligible no more. */
  void add(long endMicros) {
    if (endMicros == Long.MAX_VALUE) {
      lasting++;
    } else {
      ends.add(endMicros);
    }
  }

  /** Forgets what is eligible no more at a time; no label may come that is earlier. */
  void advanceTo(long labelTimeMicros) {
    while (ends.size() > 0 && ends.least() <= labelTimeMicros) {
      ends.removeLeast();
    }
  }

  /** Events that are eligible at the time last advanced to. */
  long count() {
    return lasting + ends.size();
  }
}
