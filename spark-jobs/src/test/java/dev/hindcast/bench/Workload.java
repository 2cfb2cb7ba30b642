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
    boolean corrections) {
  static final List<String> NAMES = List.of("mild", "heavy", "whale", "long");

  Workload {
    if (events < 1_000 || users < 1 || labels < 1 || whaleEvents > events) {
      throw new IllegalArgumentException(
          "a workload needs at least 1000 events, a user and a label: " + events + " events");
    }
  }

  static Workload of(String name) {
    return switch (name) {
      case "mild" -> new Workload(name, 5_000_000, 100_000, 2, 250_000, 0, 0, 50, false);
      case "heavy" -> new Workload(name, 10_000_000, 100_000, 2.5, 500_000, 0, 0, 100, false);
      case "whale" -> new Workload(name, 5_050_000, 500, 1, 1_100, 5_000_000, 100, 100, false);
      case "long" -> new Workload(name, 50_000_000, 1_000, 1, 10_000, 0, 0, 16_000, false);
      default ->
          throw new IllegalArgumentException("workload must be one of " + NAMES + ": " + name);
    };
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
        corrections);
  }

  Workload withCorrections() {
    return new Workload(
        name, events, users, skew, labels, whaleEvents, whaleLabels, maxLength, true);
  }

  /** One line for people. */
  String describe() {
    return String.format(
        java.util.Locale.ROOT,
        "%s: %,d events%s%s, %,d users, %,d labels, max-length %d",
        name,
        events,
        whaleEvents > 0
            ? String.format(java.util.Locale.ROOT, " (%,d of one user)", whaleEvents)
            : "",
        corrections ? ", 2% corrected or retracted" : "",
        users,
        labels,
        maxLength);
  }
}
