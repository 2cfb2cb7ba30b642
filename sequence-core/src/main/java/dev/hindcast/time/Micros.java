/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** UTC instants and durations as 64-bit microseconds; instants count from 1970-01-01T00:00Z. */
public final class Micros {
  public static final long PER_SECOND = 1_000_000L;
  public static final long PER_DAY = 86_400L * PER_SECOND;

  /** Earliest instant, inclusive, that an event, label or arrival time may have: 1971-01-01. */
  public static final long SANE_FROM = ofInstant(Instant.parse("1971-01-01T00:00:00Z"));

  /** First instant after the range that an event, label or arrival time may have: 2100-01-01. */
  public static final long SANE_TO = ofInstant(Instant.parse("2100-01-01T00:00:00Z"));

  private Micros() {}

  /** Microseconds of an instant; what is finer than a microsecond is cut off towards the past. */
  public static long ofInstant(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1_000);
  }

  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** ISO-8601 text of an instant in UTC. */
  public static String text(long micros) {
    return toInstant(micros).toString();
  }

  /**
   * Reads an ISO instant ({@code 2026-03-01T00:00:00Z}) or a date, which is its UTC midnight.
   *
   * @throws DateTimeParseException if the text is neither
   */
  public static long parse(String text) {
    if (text.length() == 10) {
      return ofInstant(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    return ofInstant(java.time.OffsetDateTime.parse(text).toInstant());
  }

  /** Sum that stays at the ends of the 64-bit range instead of wrapping. */
  public static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  /** Difference that stays at the ends of the 64-bit range instead of wrapping. */
  public static long minus(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return difference;
  }

  /** Whether a time lies in the range that rows may have; outside it a row is rejected. */
  public static boolean isSane(long micros) {
    return micros >= SANE_FROM && micros < SANE_TO;
  }
}
