/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that SQL over one event must not use, each with the reason: what is known only later, and
 * what depends on the label.
 */
final class BarredNames {
  private static final Pattern COLUMN =
      Pattern.compile("`((?:[^`]|``)+)`|([\\p{L}\\p{M}\\p{N}_]+)");

  private BarredNames() {}

  /**
   * Names that the source's own filter must not use: attributes that are known later and, since it
   * sees the table too, the columns that hold them.
   */
  static Map<String, String> of(EventSource source) {
    Map<String, String> barred = new LinkedHashMap<>();
    addKnownLater(source, barred);
    for (String attribute : source.knownAfter().keySet()) {
      Matcher column = COLUMN.matcher(source.attributes().get(attribute).strip());
      if (!column.matches()) {
        continue;
      }
      String quoted = column.group(1);
      String name = quoted == null ? column.group(2) : quoted.replace("``", "`");
      if (!source.attributes().containsKey(name)) {
        barred.put(
            name,
            "column " + name + " holds attribute " + attribute + ", and " + barred.get(attribute));
      }
    }
    return barred;
  }

  /** Names that a sequence's filter and derived values must not use. */
  static Map<String, String> of(DatasetDefinition definition, SequenceDefinition sequence) {
    Map<String, String> barred = new LinkedHashMap<>();
    sequence.sources().forEach(name -> addKnownLater(definition.source(name), barred));
    for (String name : sequence.enrich()) {
      EnrichmentDefinition enrichment = definition.enrichment(name);
      if (enrichment.asOf() == AsOf.LABEL) {
        enrichment
            .columns()
            .keySet()
            .forEach(
                column ->
                    barred.put(
                        column,
                        column
                            + " is attached as of the label by enrichments."
                            + name
                            + ", so it is not the same for every label"));
      }
    }
    sequence.derive().forEach((name, derived) -> barred.put(name, reason(sequence, name, derived)));
    return barred;
  }

  private static void addKnownLater(EventSource source, Map<String, String> barred) {
    for (String attribute : source.knownAfter().keySet()) {
      barred.put(
          attribute,
          "attribute "
              + attribute
              + " has sources."
              + source.name()
              + ".attributes."
              + attribute
              + ".known-after: what is known only later cannot decide about its event");
    }
  }

  private static String reason(SequenceDefinition sequence, String name, DerivedAttribute derived) {
    String key = "sequences." + sequence.name() + ".derive." + name;
    return derived instanceof DerivedAttribute.Expression
        ? name + " is itself " + key + "; write out what it stands for"
        : name + " is " + key + ", which depends on the label";
  }
}
