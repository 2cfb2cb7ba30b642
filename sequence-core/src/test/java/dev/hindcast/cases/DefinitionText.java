/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.SequenceDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the definition of a random case as a definition file. */
public final class DefinitionText {
  private DefinitionText() {}

  public static String of(DatasetDefinition definition) {
    KnowledgePolicy knowledge = definition.knowledge();
    StringBuilder text = new StringBuilder("dataset {\n");
    text.append("  name = ").append(definition.name()).append("\n  path = \"data/datasets\"\n");
    text.append("  catalogs.lake { type = hadoop, warehouse = \"data/warehouse\" }\n");
    text.append("  knowledge { policy = ").append(knowledge.text());
    if (knowledge instanceof KnowledgePolicy.AsKnownAtLabel) {
      text.append(", delay = ").append(knowledge.delayMicros()).append(" us");
    }
    text.append(
        """
         }
          labels {
            table = "lake.case.labels"
            id = label_id, user = user_id, time = label_time
        """);
    definition.labels().request().ifPresent(c -> text.append("    request = " + c + "\n"));
    definition.labels().session().ifPresent(c -> text.append("    session = " + c + "\n"));
    if (!definition.labels().event().isEmpty()) {
      text.append("    event = ").append(definition.labels().event()).append("\n");
    }
    text.append("  }\n  sources {\n");
    definition.sources().forEach(source -> text.append(source(source)));
    text.append("  }\n  sequences {\n");
    definition.sequences().forEach(sequence -> text.append(sequence(sequence)));
    return text.append("  }\n}\n").append(EnrichmentText.of(definition)).toString();
  }

  private static String source(EventSource source) {
    StringBuilder text = new StringBuilder("    " + source.name() + " {\n");
    List<String> identity = ((EventIdentity.Columns) source.identity()).names();
    text.append("      table = \"").append(source.table()).append("\"\n");
    text.append("      user = user_id, event-id = ").append(identity);
    text.append(", event-time = event_time, arrival-time = arrival_time\n");
    source.revision().ifPresent(column -> text.append("      revision = " + column + "\n"));
    source.retraction().ifPresent(sql -> text.append("      retraction = \"" + sql + "\"\n"));
    text.append("      corrections = ").append(source.corrections().text()).append("\n");
    text.append("      attributes { ").append(attributes(source)).append(" }\n");
    source.request().ifPresent(column -> text.append("      request = " + column + "\n"));
    source.session().ifPresent(column -> text.append("      session = " + column + "\n"));
    source.where().ifPresent(sql -> text.append("      where = \"" + sql + "\"\n"));
    return text.append("    }\n").toString();
  }

  private static String attributes(EventSource source) {
    return source.attributes().entrySet().stream()
        .map(
            attribute ->
                attribute.getKey()
                    + " = "
                    + value(attribute.getValue(), source.knownAfter().get(attribute.getKey())))
        .collect(Collectors.joining(", "));
  }

  private static String value(String sql, KnownAfter after) {
    return after instanceof KnownAfter.Delay delay
        ? "{ value = " + sql + ", known-after = " + delay.micros() + " us }"
        : sql;
  }

  private static String sequence(SequenceDefinition sequence) {
    StringBuilder text = new StringBuilder("    " + sequence.name() + " {\n");
    text.append("      sources = ").append(sequence.sources()).append("\n");
    sequence.filter().ifPresent(sql -> text.append("      filter = \"" + sql + "\"\n"));
    if (sequence.lookbackMicros() < Long.MAX_VALUE) {
      text.append("      lookback = ").append(sequence.lookbackMicros()).append(" us\n");
    }
    text.append("      gap = ").append(sequence.gapMicros()).append(" us\n");
    text.append("      max-length = ").append(sequence.maxLength());
    text.append(", order = ").append(sequence.order().text()).append("\n");
    text.append("      tie-break = ").append(sequence.tieBreak()).append("\n");
    text.append(SelectionText.of(sequence));
    return text.append("    }\n").toString();
  }
}
