/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.Histogram;
import dev.hindcast.dataset.KeptEvents;
import dev.hindcast.dataset.OutputSequence;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.report.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of one sequence. */
final class SequenceNotices {
  private static final double MANY_EMPTY = 0.2;
  private static final double MANY_TRUNCATED = 0.2;
  private static final double MANY_NULLS = 0.5;
  private static final double NULLS_AT_THE_END = 0.1;

  private SequenceNotices() {}

  static List<Notice> of(OutputSequence sequence, SequenceStatistics counted) {
    List<Notice> notices = new ArrayList<>();
    String name = sequence.name();
    if (counted.emptyShare() >= MANY_EMPTY) {
      notices.add(
          Notice.warning(
              name + ": " + Amounts.share(counted.emptyShare()) + " of the rows are empty",
              "New users, a short lookback, a strict filter, or events that come in too late."));
    }
    if (counted.truncatedShare() >= MANY_TRUNCATED) {
      notices.add(
          Notice.warning(
              name + ": " + Amounts.share(counted.truncatedShare()) + " of the rows are cut",
              "They had more than max-length = "
                  + Figures.count(sequence.maxLength())
                  + " eligible events; the oldest are left out."));
    }
    counted.nulls().forEach((column, nulls) -> nulls(notices, name, column, nulls, counted));
    kept(notices, name, counted);
    return notices;
  }

  private static void nulls(
      List<Notice> notices, String name, String column, long nulls, SequenceStatistics counted) {
    double share = Amounts.part(nulls, counted.events());
    if (share == 1 && nulls > 0) {
      notices.add(
          Notice.warning(
              name + "." + column + " is null in every event",
              "Its source lacks it, its name is misspelt, or its values come in later."));
    } else if (share >= MANY_NULLS) {
      notices.add(
          Notice.note(
              name + "." + column + " is null in " + Amounts.share(share) + " of the events",
              "See Null share."));
    }
    Histogram positions = counted.kept().nullPositions().getOrDefault(column, Histogram.EMPTY);
    double newest =
        Amounts.part(
            Buckets.numbers(positions).count(0),
            Buckets.numbers(counted.kept().positions()).count(0));
    if (newest >= NULLS_AT_THE_END && newest >= 2 * share && share < 1) {
      notices.add(
          Notice.warning(
              name
                  + "."
                  + column
                  + " is null in "
                  + Amounts.share(newest)
                  + " of the newest events",
              "Of all events only "
                  + Amounts.share(share)
                  + " lack it: its values come in late, and a model that serves sees even fewer."));
    }
  }

  private static void kept(List<Notice> notices, String name, SequenceStatistics counted) {
    KeptEvents kept = counted.kept();
    long withEvents = counted.rows() - counted.emptyRows();
    double late = Amounts.part(kept.arrivedAfterLabelRows(), withEvents);
    if (late > 0) {
      notices.add(
          Notice.note(
              name
                  + ": "
                  + Amounts.share(late)
                  + " of the rows use arrivals after their label time",
              "as-known-at allows it; a model that serves would not have seen them yet."));
    }
    long known = kept.newestArrivalAges().total() + kept.arrivedAfterLabelRows();
    if (known < withEvents) {
      notices.add(
          Notice.note(
              name
                  + ": arrivals, positions, sources and kinds are known of "
                  + Amounts.share(Amounts.part(known, withEvents))
                  + " of the rows with events",
              "The others are in windows that were written before this was counted."));
    }
  }
}
