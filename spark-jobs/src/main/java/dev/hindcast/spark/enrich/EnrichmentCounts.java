/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What reading the tables of enrichments counted and found. */
public final class EnrichmentCounts {
  private final Map<String, Map<String, Long>> counts = new TreeMap<>();
  private final Set<String> withRejected = new TreeSet<>();
  private final List<String> warnings = new ArrayList<>();

  void add(Dimension dimension, LoadedDimension loaded) {
    String name = dimension.definition().name();
    count(name, "read", loaded.rows());
    if (loaded.rejected() > 0) {
      withRejected.add(name);
    }
    if (loaded.index().isPresent() && dimension.definition().validTo().isPresent()) {
      Overlaps overlaps = Overlaps.of(loaded.index().get(), dimension.keyTypes());
      if (overlaps.count() > 0) {
        add(dimension, overlaps);
      }
    }
  }

  /** Enrichment to counts of its rows by what became of them, without rejected ones. */
  public Map<String, Map<String, Long>> counts() {
    return counts;
  }

  /** Whether the table of an enrichment has rows that are no versions. */
  public boolean hasRejected(String enrichment) {
    return withRejected.contains(enrichment);
  }

  /** What the owner of a table should know, though the build can go on. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void add(Dimension dimension, Overlaps overlaps) {
    count(dimension.definition().name(), "overlapping", overlaps.count());
    warnings.add(EnrichmentErrors.overlapping(dimension.definition(), overlaps));
  }

  private void count(String enrichment, String what, long rows) {
    counts.computeIfAbsent(enrichment, name -> new TreeMap<>()).put(what, rows);
  }
}
