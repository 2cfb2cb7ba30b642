/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole resolved definition file.
 *
 * @param name {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param path folder or URI under which {@code <name>/} holds the dataset
 * @param catalogs Iceberg catalog name to its properties
 * @param sources in the definition's order
 * @param enrichments in the definition's order
 * @param sequences in the definition's order
 * @param settledShare least share of a label window's data that must have arrived for it to count
 *     as settled, 0 to 1
 */
public record DatasetDefinition(
    String name,
    String path,
    Optional<String> owner,
    Optional<String> description,
    Optional<String> stage,
    Map<String, Map<String, String>> catalogs,
    KnowledgePolicy knowledge,
    LabelSource labels,
    List<EventSource> sources,
    List<EnrichmentDefinition> enrichments,
    List<SequenceDefinition> sequences,
    OutputDefinition output,
    GatesDefinition gates,
    double settledShare) {
  /** The share that a definition asks for if it says nothing. */
  public static final double SETTLED_SHARE = 0.999;

  public DatasetDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Map<String, Map<String, String>> copies = new HashMap<>();
    catalogs.forEach((catalog, properties) -> copies.put(catalog, Map.copyOf(properties)));
    catalogs = Map.copyOf(copies);
    Objects.requireNonNull(knowledge, "knowledge");
    Objects.requireNonNull(labels, "labels");
    sources = List.copyOf(sources);
    enrichments = List.copyOf(enrichments);
    sequences = List.copyOf(sequences);
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(gates, "gates");
  }

  /** Shows no catalog properties, which may hold secrets. */
  @Override
  public String toString() {
    return "DatasetDefinition[name="
        + name
        + ", catalogs="
        + catalogs.keySet()
        + ", knowledge="
        + knowledge
        + ", labels="
        + labels
        + ", sources="
        + sources
        + ", enrichments="
        + enrichments
        + ", sequences="
        + sequences
        + ", output="
        + output
        + ", gates="
        + gates
        + "]";
  }

  /** The source of that name. */
  public EventSource source(String sourceName) {
    return sources.stream()
        .filter(source -> source.name().equals(sourceName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source named " + sourceName));
  }

  /** The enrichment of that name. */
  public EnrichmentDefinition enrichment(String enrichmentName) {
    return enrichments.stream()
        .filter(enrichment -> enrichment.name().equals(enrichmentName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no enrichment named " + enrichmentName));
  }
}
