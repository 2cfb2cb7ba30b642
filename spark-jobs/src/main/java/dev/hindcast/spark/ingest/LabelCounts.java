/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.label.LabelFate;
import dev.hindcast.label.LabelWindow;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Rows of the label table in a build's range by what becomes of them; each becomes one thing.
 *
 * @param rows a fate that is not in it has no rows
 * @param immature when the immature ones are, empty if there are none
 */
public record LabelCounts(Map<LabelFate, Long> rows, Optional<ImmatureLabels> immature) {
  public LabelCounts {
    Map<LabelFate, Long> all = new EnumMap<>(LabelFate.class);
    for (LabelFate fate : LabelFate.values()) {
      all.put(fate, rows.getOrDefault(fate, 0L));
    }
    rows = Collections.unmodifiableMap(all);
    Objects.requireNonNull(immature, "immature");
  }

  /** Counts without an immature one. */
  public LabelCounts(Map<LabelFate, Long> rows) {
    this(rows, Optional.empty());
  }

  /** When the immature labels that may be of a window are mature, UTC; null for none. */
  public Long immatureUntilMicros(LabelWindow window) {
    return immature.filter(of -> of.mayBeOf(window)).map(ImmatureLabels::untilMicros).orElse(null);
  }

  public long of(LabelFate fate) {
    return rows.get(fate);
  }

  /** Counts of both sets of rows together. */
  public LabelCounts plus(LabelCounts other) {
    Map<LabelFate, Long> sums = new EnumMap<>(rows);
    other.rows.forEach((fate, count) -> sums.merge(fate, count, Long::sum));
    return new LabelCounts(
        sums,
        Stream.of(immature, other.immature).flatMap(Optional::stream).reduce(ImmatureLabels::plus));
  }

  /** All rows: the sum over the fates. */
  public long read() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Counts by name, rejected rows aside: {@code read}, {@code kept}, and the other fates that a row
   * has.
   */
  public Map<String, Long> named() {
    Map<String, Long> named = new TreeMap<>();
    rows.forEach((fate, count) -> named.put(fate.text(), count));
    named.remove(LabelFate.REJECTED.text());
    named.values().removeIf(count -> count == 0);
    named.put("read", read());
    named.put(LabelFate.KEPT.text(), of(LabelFate.KEPT));
    return named;
  }
}
