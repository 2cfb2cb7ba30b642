/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * What a build knows of when the rows of one input arrived.
 *
 * @param recordedThroughMicros until when the input was recorded for the build, inclusive, UTC: the
 *     lesser of {@code K} and the last commit of data up to the pinned snapshot; null if none is
 *     known
 * @param lateness of the revisions that the build read; {@link LatenessCounts#NONE} for labels and
 *     for a source without arrival times of its own
 * @param unknownFields what a later version of the project wrote
 */
public record InputArrivals(
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("recordedThrough") @IsoMicros
        Long recordedThroughMicros,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = SaysNothing.class)
        LatenessCounts lateness,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public InputArrivals {
    lateness = Objects.requireNonNullElse(lateness, LatenessCounts.NONE);
    unknownFields = Checks.unknown(unknownFields);
  }

  public InputArrivals(Long recordedThroughMicros, LatenessCounts lateness) {
    this(recordedThroughMicros, lateness, Map.of());
  }

  /** The same input, whose lateness was measured elsewhere. */
  InputArrivals with(LatenessCounts measured) {
    return new InputArrivals(recordedThroughMicros, measured);
  }

  /** The same input as two builds with the same pins read it. */
  InputArrivals plus(InputArrivals other) {
    return new InputArrivals(recordedThroughMicros, lateness.plus(other.lateness));
  }
}
