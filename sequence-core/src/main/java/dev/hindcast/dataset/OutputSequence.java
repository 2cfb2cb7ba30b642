/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Map;
import java.util.Objects;

/**
 * How one sequence of a dataset version was cut and is ordered.
 *
 * @param order {@code oldest-first} or {@code newest-first}
 * @param boundary which events are eligible at the edges, for people
 * @param lookbackMicros how far before the label time events count; {@link Long#MAX_VALUE}, null in
 *     JSON, for all
 * @param gapMicros time just before the label whose events do not count
 * @param maxLength most events of a row
 * @param unknownFields what a later version of the project wrote
 */
public record OutputSequence(
    String name,
    String order,
    String boundary,
    @JsonSerialize(using = Unlimited.LongWriter.class)
        @JsonDeserialize(using = Unlimited.LongReader.class)
        long lookbackMicros,
    long gapMicros,
    int maxLength,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  /** The edges of the rule: the lookback's is inside, the label's is outside. */
  public static final String BOUNDARY =
      "label_time - lookback <= event_time < label_time - gap, arrival_time <= knowledge_time";

  public OutputSequence {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(boundary, "boundary");
    Checks.notNegative("gapMicros", gapMicros);
    Checks.require(
        lookbackMicros > gapMicros,
        "lookbackMicros must be greater than gapMicros: " + lookbackMicros + ", " + gapMicros);
    Checks.require(maxLength > 0, "maxLength must be positive: " + maxLength);
    unknownFields = Checks.unknown(unknownFields);
  }

  public static OutputSequence of(SequenceDefinition definition) {
    return new OutputSequence(
        definition.name(),
        definition.order().text(),
        BOUNDARY,
        definition.lookbackMicros(),
        definition.gapMicros(),
        definition.maxLength(),
        Map.of());
  }
}
