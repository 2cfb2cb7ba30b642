/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The spaces of the embeddings that were written, by sequence and enrichment; only of enrichments
 * that must not mix them. Adding up is order-independent.
 */
public final class WrittenSpaces implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, TreeMap<String, TreeSet<String>>> spaces = new TreeMap<>();

  void add(String sequence, String enrichment, String space) {
    spaces
        .computeIfAbsent(sequence, name -> new TreeMap<>())
        .computeIfAbsent(enrichment, name -> new TreeSet<>())
        .add(space);
  }

  public void add(WrittenSpaces other) {
    other.spaces.forEach(
        (sequence, enrichments) ->
            enrichments.forEach(
                (enrichment, of) -> of.forEach(space -> add(sequence, enrichment, space))));
  }

  /** Sequence to enrichment to the spaces that it wrote. */
  public Map<String, ? extends Map<String, ? extends Set<String>>> bySequence() {
    return spaces;
  }
}
