/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

/** Whole units in which a derived duration is written. */
public enum DurationUnit {
  MICROSECONDS("microseconds", 1L),
  MILLISECONDS("milliseconds", 1_000L),
  SECONDS("seconds", 1_000_000L),
  MINUTES("minutes", 60_000_000L),
  HOURS("hours", 3_600_000_000L),
  DAYS("days", 86_400_000_000L);

  private final String text;
  private final long micros;

  DurationUnit(String text, long micros) {
    this.text = text;
    this.micros = micros;
  }

  /** The name in a definition. */
  public String text() {
    return text;
  }

  /** A duration in its greatest whole unit, such as {@code 7 days}. */
  public static String textOf(long durationMicros) {
    DurationUnit unit = MICROSECONDS;
    for (DurationUnit greater : values()) {
      unit = durationMicros % greater.micros == 0 ? greater : unit;
    }
    long units = durationMicros / unit.micros;
    return units + " " + (units == 1 ? unit.text.substring(0, unit.text.length() - 1) : unit.text);
  }

  /** Length of one unit in microseconds; a day has 24 hours. */
  public long micros() {
    return micros;
  }
}
