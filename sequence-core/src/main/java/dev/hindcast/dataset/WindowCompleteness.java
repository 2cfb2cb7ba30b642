/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How complete a label window was when it was built, corrected or confirmed last.
 *
 * @param settled whether it may be used as if nothing came any more
 * @param settledShare estimated share, rounded down, of the events at the window's end that had
 *     arrived; 1 where nothing that comes can change the window, null where nothing tells
 * @param recordedThroughMicros until when all inputs that count were recorded, UTC; null if that is
 *     not known of one of them
 * @param immatureUntilMicros when the last known outcome of its labels that were left out as
 *     immature is mature, UTC; null if none is known to be of the window
 * @param unmeasured sources whose lateness is not known, in the order of text
 * @param unknownFields what a later version of the project wrote
 */
public record WindowCompleteness(
    CompletenessState state,
    boolean settled,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double settledShare,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("recordedThrough") @IsoMicros
        Long recordedThroughMicros,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("immatureUntil") @IsoMicros
        Long immatureUntilMicros,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unmeasured,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public WindowCompleteness {
    Objects.requireNonNull(state, "state");
    Checks.require(
        state == CompletenessState.CORRECTED || settled == (state == CompletenessState.SETTLED),
        "a " + state.text() + " window must" + (settled ? " not be" : " be") + " settled");
    Checks.require(
        settledShare == null || (settledShare >= 0 && settledShare <= 1),
        "settledShare must be 0 to 1: " + settledShare);
    unmeasured = unmeasured == null ? List.of() : List.copyOf(unmeasured);
    unknownFields = Checks.unknown(unknownFields);
  }
}
