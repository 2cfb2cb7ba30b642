/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Objects;

/**
 * A value that every event of some sequence has, or lacks: what an attribute's name in that
 * sequence means. Equal values are the same for all sequences of a definition.
 *
 * @param owner name of the enrichment, or of the sequence that derives it; empty for an attribute
 *     of the event sources
 * @param name the attribute
 */
public record EventValue(Origin origin, String owner, String name) {
  /** Where a value comes from. */
  public enum Origin {
    SOURCE,
    ENRICHMENT,
    /** A derived SQL expression over one event. */
    EXPRESSION
  }

  public EventValue {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
  }

  /** What a name means in a sequence of the definition. */
  public static EventValue of(
      DatasetDefinition definition, SequenceDefinition sequence, String name) {
    if (sequence.derive().get(name) instanceof DerivedAttribute.Expression) {
      return new EventValue(Origin.EXPRESSION, sequence.name(), name);
    }
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      if (sequence.enrich().contains(enrichment.name()) && enrichment.columns().containsKey(name)) {
        return new EventValue(Origin.ENRICHMENT, enrichment.name(), name);
      }
    }
    return new EventValue(Origin.SOURCE, "", name);
  }
}
