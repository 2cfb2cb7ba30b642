/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

/** What the derived attributes of one sequence see of the label that is answered now. */
final class LabelView {
  private final RecentEvents recent;
  private final LabelExclusion exclusion;
  private final SelectedEvents selected;
  private long labelTimeMicros;
  private long eligible;

  LabelView(RecentEvents recent, LabelExclusion exclusion, SelectedEvents selected) {
    this.recent = recent;
    this.exclusion = exclusion;
    this.selected = selected;
  }

  void moveTo(long timeMicros, long eligibleEvents) {
    labelTimeMicros = timeMicros;
    eligible = eligibleEvents;
  }

  long labelTimeMicros() {
    return labelTimeMicros;
  }

  /** The history, of which some events may be excluded: places, slots and event times. */
  RecentEvents recent() {
    return recent;
  }

  boolean isEligible(int place) {
    return !exclusion.covers(recent.slot(place));
  }

  /** Number of kept events. */
  int length() {
    return selected.length();
  }

  /** Place of the i-th kept event, oldest first. */
  int place(int i) {
    return selected.place(selected.length() - 1 - i);
  }

  /** How many eligible events come before the i-th kept one, oldest first, also those let go. */
  long olderEligible(int i) {
    return eligible - 1 - selected.newerEligible(selected.length() - 1 - i);
  }
}
