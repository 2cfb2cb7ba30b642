/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

/**
 * One list of one row beside the event times of its sequence, oldest event first whatever the
 * declared order; times are UTC microseconds.
 */
public final class ListRow {
  private final EventTimes times;
  private final ListValues values;
  private final boolean newestFirst;
  private final boolean selects;

  ListRow(EventTimes times, ListValues values, boolean newestFirst, boolean selects) {
    this.times = times;
    this.values = values;
    this.newestFirst = newestFirst;
    this.selects = selects;
  }

  int length() {
    return times.length();
  }

  long eventTime(int i) {
    return times.at(place(i));
  }

  boolean isNull(int i) {
    return values.isNull(place(i));
  }

  /** A value that is not null. */
  long value(int i) {
    return values.at(place(i));
  }

  String shown(int i) {
    return "event " + i + " has " + (isNull(i) ? "null" : Long.toString(value(i)));
  }

  long labelTime() {
    return times.labelTime();
  }

  /** The lesser of label time and knowledge time: what is known later is not known. */
  long knownMicros() {
    return times.knownMicros();
  }

  /** Eligible events before the cut. */
  long eligible() {
    return times.eligible();
  }

  /** Whether eligible events may be missing in the middle of the list. */
  boolean selects() {
    return selects;
  }

  /** Whether the first event of the list is the first of the history. */
  boolean startsHistory() {
    return length() == eligible();
  }

  private int place(int i) {
    return newestFirst ? length() - 1 - i : i;
  }
}
