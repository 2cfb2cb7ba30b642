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
 * Says in a manifest that rows of users were erased from the version.
 *
 * @param id of the erasure, {@code e000001}
 * @param atMicros when it was begun, UTC
 * @param replacedManifest SHA-256 of the document that this one took the place of, in lower case
 *     hex; empty in the version that the erasure itself published
 * @param rowsErased from this version
 * @param unknownFields what a later version of the project wrote
 */
public record ErasureMark(
    String id,
    @JsonProperty("at") @IsoMicros long atMicros,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String replacedManifest,
    long rowsErased,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public ErasureMark {
    Checks.require(
        Objects.requireNonNull(id, "id").matches("e[0-9]{6,9}"),
        "not the id of an erasure: '" + Checks.shown(id) + "'");
    replacedManifest = Objects.requireNonNullElse(replacedManifest, "");
    if (!replacedManifest.isEmpty()) {
      Checks.hash("replacedManifest", replacedManifest);
    }
    Checks.notNegative("rowsErased", rowsErased);
    unknownFields = Checks.unknown(unknownFields);
  }

  public ErasureMark(String id, long atMicros, String replacedManifest, long rowsErased) {
    this(id, atMicros, replacedManifest, rowsErased, Map.of());
  }
}
