/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rows of a set say about one sequence, in counts, so that sets can be added up.
 *
 * @param rows rows of the set
 * @param emptyRows rows whose sequence is empty
 * @param truncatedRows rows that had more eligible events than max-length
 * @param events events written, over all rows
 * @param eligibleEvents eligible events before the cut, over all rows
 * @param longest most events of a row
 * @param mostEligible most eligible events of a row
 * @param lengths events per row
 * @param newestAges label time minus the newest kept event's time in microseconds, per row with
 *     events
 * @param oldestAges the same of the oldest kept event
 * @param nulls null elements per column of the sequence
 * @param kept what the events are that are written
 * @param unknownFields what a later version of the project wrote; lost when sets are added up
 */
public record SequenceStatistics(
    long rows,
    long emptyRows,
    long truncatedRows,
    long events,
    long eligibleEvents,
    long longest,
    long mostEligible,
    Histogram lengths,
    Histogram newestAges,
    Histogram oldestAges,
    Map<String, Long> nulls,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = SaysNothing.class)
        KeptEvents kept,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  /** Statistics of no rows. */
  public static final SequenceStatistics EMPTY =
      new SequenceStatistics(
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          Histogram.EMPTY,
          Histogram.EMPTY,
          Histogram.EMPTY,
          Map.of(),
          KeptEvents.NONE,
          Map.of());

  public SequenceStatistics {
    Checks.notNegative("emptyRows", emptyRows);
    Checks.notNegative("truncatedRows", truncatedRows);
    Checks.notNegative("longest", longest);
    Checks.require(
        emptyRows + truncatedRows <= rows,
        "more empty and truncated rows than rows: "
            + (emptyRows + " + " + truncatedRows + " of " + rows));
    Checks.require(
        longest <= events && events <= eligibleEvents && mostEligible <= eligibleEvents,
        "events do not add up: longest "
            + (longest + ", events " + events + ", mostEligible " + mostEligible)
            + (", eligibleEvents " + eligibleEvents));
    total("lengths", lengths, rows);
    total("newestAges", newestAges, rows - emptyRows);
    total("oldestAges", oldestAges, rows - emptyRows);
    nulls = Checks.sorted(nulls);
    nulls.forEach(
        (column, count) ->
            Checks.require(
                count >= 0 && count <= events,
                "nulls of column " + column + " must be in 0 to " + events + ": " + count));
    kept = Objects.requireNonNullElse(kept, KeptEvents.NONE);
    kept.check(rows - emptyRows, events, nulls);
    unknownFields = Checks.unknown(unknownFields);
  }

  /** Statistics of both sets of rows together. */
  public SequenceStatistics plus(SequenceStatistics other) {
    SortedMap<String, Long> nullSums = new TreeMap<>(nulls);
    other.nulls.forEach((column, count) -> nullSums.merge(column, count, Math::addExact));
    return new SequenceStatistics(
        Math.addExact(rows, other.rows),
        Math.addExact(emptyRows, other.emptyRows),
        Math.addExact(truncatedRows, other.truncatedRows),
        Math.addExact(events, other.events),
        Math.addExact(eligibleEvents, other.eligibleEvents),
        Math.max(longest, other.longest),
        Math.max(mostEligible, other.mostEligible),
        lengths.plus(other.lengths),
        newestAges.plus(other.newestAges),
        oldestAges.plus(other.oldestAges),
        nullSums,
        kept.plus(other.kept),
        Map.of());
  }

  /**
   * Statistics of the rows after some of them were replaced. Greatest numbers cannot be subtracted:
   * they are asked for.
   *
   * @param removed of rows that are among these
   * @param added of the rows in their place
   * @param longestLeft most events of a row that stays
   * @param mostEligibleLeft most eligible events of a row that stays
   * @throws IllegalArgumentException if the removed rows are not among these
   */
  public SequenceStatistics replace(
      SequenceStatistics removed,
      SequenceStatistics added,
      long longestLeft,
      long mostEligibleLeft) {
    SortedMap<String, Long> nullsLeft = new TreeMap<>(nulls);
    removed.nulls.forEach((column, count) -> nullsLeft.merge(column, -count, Math::addExact));
    SequenceStatistics left =
        new SequenceStatistics(
            rows - removed.rows,
            emptyRows - removed.emptyRows,
            truncatedRows - removed.truncatedRows,
            events - removed.events,
            eligibleEvents - removed.eligibleEvents,
            longestLeft,
            mostEligibleLeft,
            lengths.minus(removed.lengths),
            newestAges.minus(removed.newestAges),
            oldestAges.minus(removed.oldestAges),
            nullsLeft,
            kept.minus(removed.kept),
            Map.of());
    SequenceStatistics all = (left.rows == 0 ? EMPTY : left).plus(added);
    boolean hasKinds =
        events == 0
            || (!kept.kinds().isEmpty() && all.kept.kinds().size() <= KeptEvents.MOST_KINDS);
    return hasKinds ? all : all.with(all.kept.withoutKinds());
  }

  /** The same with other counts of the kept events. */
  public SequenceStatistics with(KeptEvents other) {
    return new SequenceStatistics(
        rows,
        emptyRows,
        truncatedRows,
        events,
        eligibleEvents,
        longest,
        mostEligible,
        lengths,
        newestAges,
        oldestAges,
        nulls,
        other,
        unknownFields);
  }

  /** Share of rows whose sequence is empty, 0 without rows. */
  @JsonIgnore
  public double emptyShare() {
    return rows == 0 ? 0 : (double) emptyRows / rows;
  }

  /** Share of rows that had more eligible events than max-length, 0 without rows. */
  @JsonIgnore
  public double truncatedShare() {
    return rows == 0 ? 0 : (double) truncatedRows / rows;
  }

  private static void total(String name, Histogram histogram, long expected) {
    Checks.require(
        histogram.total() == expected,
        name + " must count " + expected + " rows: " + histogram.total());
  }
}
