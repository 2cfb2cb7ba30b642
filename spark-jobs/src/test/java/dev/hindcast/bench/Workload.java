/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.util.List;

/**
 * A seeded workload: how many events and labels there are and how they spread over users.
 *
 * @param events first reports, without corrections
 * @param skew user rank is {@code users * u^skew} for a uniform {@code u}: 1 spreads evenly, a user
 *     of rank 0 has {@code users^(-1/skew)} of all events
 * @param whaleEvents events of one user more, out of {@code events}
 * @param whaleLabels labels of that user, out of {@code labels}
 * @param maxLength the sequence's {@code max-length}
 * @param corrections whether 2% of the events are corrected or retracted later
 * @param span the days that events and labels lie in
 */
record Workload(
    String name,
    long events,
    long users,
    double skew,
    long labels,
    long whaleEvents,
    long whaleLabels,
    int maxLength,
    boolean corrections,
    WorkloadSpan span) {
  static final List<String> NAMES =
      List.of("mild", "heavy", "whale", "long", "correction", "windows");

  private static final String CORRECTION = "correction";
  private static final int HISTORY_DAYS = 100;
  private static final int LABELLED = 20;

  Workload {
    if (events < 1_000 || users < 1 || labels < 1 || whaleEvents > events) {
      throw new IllegalArgumentException(
          "a workload needs at least 1000 events, a user and a label: " + events + " events");
    }
  }

  static Workload of(String name) {
    return switch (name) {
      case "mild" -> peers(name, 5_000_000, 100_000, 2, 250_000, 0, 0, 50);
      case "heavy" -> peers(name, 10_000_000, 100_000, 2.5, 500_000, 0, 0, 100);
      case "whale" -> peers(name, 5_050_000, 500, 1, 1_100, 5_000_000, 100, 100);
      case "long" -> peers(name, 50_000_000, 1_000, 1, 10_000, 0, 0, 16_000);
      case CORRECTION -> correction(10_000_000, 200_000, HISTORY_DAYS);
      case "windows" ->
          new Workload(
              name, 10_000_000, 200_000, 2, 250_000, 0, 0, 50, false, WorkloadSpan.QUARTER);
      default ->
          throw new IllegalArgumentException("workload must be one of " + NAMES + ": " + name);
    };
  }

  private static Workload peers(
      String name,
      long events,
      long users,
      double skew,
      long labels,
      long whaleEvents,
      long whaleLabels,
      int maxLength) {
    return new Workload(
        name,
        events,
        users,
        skew,
        labels,
        whaleEvents,
        whaleLabels,
        maxLength,
        false,
        WorkloadSpan.PEERS);
  }

  /** A label for each twenty events, once there is a lookback's worth of history. */
  private static Workload correction(long events, long users, int days) {
    WorkloadSpan span = WorkloadSpan.history(days);
    long labels = events / LABELLED * (days - span.firstLabelDay()) / days;
    return new Workload(CORRECTION, events, users, 2, labels, 0, 0, 50, false, span);
  }

  /** The same events each day and the same users, over that many times the days. */
  Workload over(int times) {
    if (times == 1) {
      return this;
    }
    if (!hasLateEvents()) {
      throw new IllegalArgumentException("only the correction workload has a history: " + name);
    }
    return correction(events * times, users, span.days() * times);
  }

  /** Whether one of a hundred events of the last week arrives after its end. */
  boolean hasLateEvents() {
    return name.equals(CORRECTION);
  }

  /** The same shape with another number of events: users, labels and the whale shrink or grow. */
  Workload scaledTo(long wantedEvents) {
    double factor = (double) wantedEvents / events;
    return new Workload(
        name,
        wantedEvents,
        Math.max(1, Math.round(users * factor)),
        skew,
        Math.max(1, Math.round(labels * factor)),
        Math.round(whaleEvents * factor),
        Math.round(whaleLabels * factor),
        maxLength,
        corrections,
        span);
  }

  Workload withCorrections() {
    return new Workload(
        name, events, users, skew, labels, whaleEvents, whaleLabels, maxLength, true, span);
  }

  /** One line for people. */
  String describe() {
    return String.format(
        java.util.Locale.ROOT,
        "%s: %,d events%s%s of %d days, %,d users, %,d labels, max-length %d",
        name,
        events,
        whaleEvents > 0
            ? String.format(java.util.Locale.ROOT, " (%,d of one user)", whaleEvents)
            : "",
        corrections ? ", 2% corrected or retracted" : "",
        span.days(),
        users,
        labels,
        maxLength);
  }
}
