/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the events are that the rows of a set keep of one sequence, in counts, so that sets can be
 * added up. Rows that were written before this was counted count nowhere here.
 *
 * @param newestArrivalAges label time minus the latest arrival time that a row used, in
 *     microseconds, over rows with events that used no later arrival
 * @param arrivedAfterLabelRows rows that used an arrival after their label time
 * @param positions events by how many newer events the row keeps
 * @param nullPositions column to its null elements by how many newer events the row keeps; columns
 *     without any are left out
 * @param sources source to its events
 * @param kinds value of the kind attribute to its events; empty without such an attribute, and
 *     where a build saw more values than are counted
 * @param unknownFields what a later version of the project wrote; lost when sets are added up
 */
public record KeptEvents(
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Histogram newestArrivalAges,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Long arrivedAfterLabelRows,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Histogram positions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Histogram> nullPositions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> sources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> kinds,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  /** Nothing was counted. */
  public static final KeptEvents NONE =
      new KeptEvents(null, 0L, null, Map.of(), Map.of(), Map.of(), Map.of());

  /** Most values of the kind attribute that a build counts. */
  public static final int MOST_KINDS = 64;

  public KeptEvents {
    newestArrivalAges = Objects.requireNonNullElse(newestArrivalAges, Histogram.EMPTY);
    arrivedAfterLabelRows = Objects.requireNonNullElse(arrivedAfterLabelRows, 0L);
    Checks.notNegative("arrivedAfterLabelRows", arrivedAfterLabelRows);
    positions = Objects.requireNonNullElse(positions, Histogram.EMPTY);
    nullPositions = Checks.sorted(Objects.requireNonNullElse(nullPositions, Map.of()));
    sources = Checks.optionalCounts(sources);
    kinds = Checks.optionalCounts(kinds);
    unknownFields = Checks.unknown(unknownFields);
  }

  /** Counts over both sets of rows together. */
  public KeptEvents plus(KeptEvents other) {
    SortedMap<String, Histogram> nulls = new TreeMap<>(nullPositions);
    other.nullPositions.forEach((column, counts) -> nulls.merge(column, counts, Histogram::plus));
    return new KeptEvents(
        newestArrivalAges.plus(other.newestArrivalAges),
        Math.addExact(arrivedAfterLabelRows, other.arrivedAfterLabelRows),
        positions.plus(other.positions),
        nulls,
        sum(sources, other.sources),
        sum(kinds, other.kinds),
        Map.of());
  }

  /**
   * Counts without those of a part of the rows. Where the part was counted and the whole was not,
   * nothing is known of the rest.
   */
  KeptEvents minus(KeptEvents part) {
    try {
      SortedMap<String, Histogram> nulls = new TreeMap<>(nullPositions);
      part.nullPositions.forEach(
          (column, counts) ->
              nulls.put(column, nulls.getOrDefault(column, Histogram.EMPTY).minus(counts)));
      nulls.values().removeIf(counts -> counts.total() == 0);
      return new KeptEvents(
          newestArrivalAges.minus(part.newestArrivalAges),
          arrivedAfterLabelRows - part.arrivedAfterLabelRows,
          positions.minus(part.positions),
          nulls,
          difference(sources, part.sources),
          kinds.isEmpty() ? Map.of() : difference(kinds, part.kinds),
          Map.of());
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  /** The same without the kinds. */
  public KeptEvents withoutKinds() {
    return new KeptEvents(
        newestArrivalAges,
        arrivedAfterLabelRows,
        positions,
        nullPositions,
        sources,
        Map.of(),
        unknownFields);
  }

  /** The same without the sources. */
  KeptEvents withoutSources() {
    return new KeptEvents(
        newestArrivalAges,
        arrivedAfterLabelRows,
        positions,
        nullPositions,
        Map.of(),
        kinds,
        unknownFields);
  }

  /** What a set of rows can hold at most. */
  void check(long rowsWithEvents, long events, Map<String, Long> nulls) {
    atMost(
        "newestArrivalAges and arrivedAfterLabelRows",
        Math.addExact(newestArrivalAges.total(), arrivedAfterLabelRows),
        rowsWithEvents);
    atMost("positions", positions.total(), events);
    atMost("sources", total(sources), events);
    atMost("kinds", total(kinds), events);
    nullPositions.forEach(
        (column, counts) ->
            atMost(
                "nullPositions of column " + column,
                counts.total(),
                nulls.getOrDefault(column, 0L)));
  }

  private static void atMost(String name, long counted, long limit) {
    Checks.require(counted <= limit, name + " must count at most " + limit + ": " + counted);
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> difference(Map<String, Long> whole, Map<String, Long> part) {
    SortedMap<String, Long> rest = new TreeMap<>(whole);
    part.forEach((name, count) -> rest.merge(name, -count, Math::addExact));
    rest.values().removeIf(count -> count == 0);
    return rest;
  }

  private static Map<String, Long> sum(Map<String, Long> first, Map<String, Long> second) {
    SortedMap<String, Long> sums = new TreeMap<>(first);
    second.forEach((name, count) -> sums.merge(name, count, Math::addExact));
    return sums;
  }
}
