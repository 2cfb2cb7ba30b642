/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.definition.EnrichmentDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What reading the tables of enrichments counted. */
public final class EnrichmentCounts {
  private final Map<String, Map<String, Long>> counts = new TreeMap<>();
  private final Set<String> withRejected = new TreeSet<>();

  void add(EnrichmentDefinition enrichment, LoadedDimension loaded) {
    Map<String, Long> of = new TreeMap<>();
    of.put("read", loaded.rows());
    counts.put(enrichment.name(), of);
    if (loaded.rejected() > 0) {
      withRejected.add(enrichment.name());
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
}
