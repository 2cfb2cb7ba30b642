/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.OnMiss;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the typed sources and enrichments. */
final class InputBuilder {
  private InputBuilder() {}

  static EventSource source(String name, SectionValues source) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, KnownAfter> knownAfter = new LinkedHashMap<>();
    for (String attribute : source.names("attributes")) {
      SectionValues declared = source.section("attributes." + attribute);
      String expression =
          source.optionalText("attributes." + attribute).orElseGet(() -> declared.text("value"));
      attributes.put(attribute, expression);
      declared
          .optional("known-after", KnownAfter.class)
          .ifPresent(known -> knownAfter.put(attribute, known));
    }
    return new EventSource(
        name,
        source.text("table"),
        source.text("user"),
        source.value("event-id", EventIdentity.class),
        source.text("event-time"),
        source.value("arrival-time", ArrivalTime.class),
        source.optionalText("revision"),
        source.optionalText("retraction"),
        Words.find(Corrections.values(), Corrections::text, source.text("corrections")),
        attributes,
        source.optionalText("where"),
        source.optionalText("time-zone"),
        knownAfter,
        source.optionalText("request"),
        source.optionalText("session"));
  }

  static EnrichmentDefinition enrichment(String name, SectionValues enrichment) {
    return new EnrichmentDefinition(
        name,
        enrichment.text("table"),
        columns(enrichment, "key"),
        enrichment.text("valid-from"),
        enrichment.optionalText("valid-to"),
        enrichment.optionalText("known-at"),
        columns(enrichment, "columns"),
        enrichment.optionalText("space"),
        enrichment.text("mixed-spaces").equals("allow"),
        enrichment.optionalNumber("max-staleness").orElse(Long.MAX_VALUE),
        enrichment.value("on-miss", OnMiss.class),
        Words.find(AsOf.values(), AsOf::text, enrichment.text("as-of")),
        enrichment.text("overlap").equals("refuse"),
        enrichment.optionalText("time-zone"));
  }

  private static Map<String, String> columns(SectionValues enrichment, String key) {
    Map<String, String> columns = new LinkedHashMap<>();
    SectionValues declared = enrichment.section(key);
    enrichment.names(key).forEach(name -> columns.put(name, declared.text(name)));
    return columns;
  }
}
