/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Objects;

/**
 * What a gate measured on a build, against its limit.
 *
 * @param gate the gate's key in a definition, such as {@code max-rejected-share}
 * @param subject what was measured, such as an input's name; empty for the whole build
 * @param limit positive infinity, null in JSON, for no limit
 * @param overridden whether the build was published although the gate was not passed
 * @param unknownFields what a later version of the project wrote
 */
public record GateResult(
    String gate,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String subject,
    @JsonSerialize(using = Unlimited.DoubleWriter.class)
        @JsonDeserialize(using = Unlimited.DoubleReader.class)
        double limit,
    double value,
    boolean passed,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean overridden,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public GateResult {
    Objects.requireNonNull(gate, "gate");
    subject = Objects.requireNonNullElse(subject, "");
    Checks.require(!Double.isNaN(limit), "limit of gate " + gate + " must be a number");
    Checks.require(Double.isFinite(value), "value of gate " + gate + " must be finite: " + value);
    overridden = overridden != null && overridden;
    Checks.require(
        !(passed && overridden), "gate " + gate + " was passed and cannot be overridden");
    unknownFields = Checks.unknown(unknownFields);
  }

  public GateResult(String gate, String subject, double limit, double value, boolean passed) {
    this(gate, subject, limit, value, passed, false, Map.of());
  }

  /** The same gate, not passed and overridden. */
  public GateResult override() {
    return new GateResult(gate, subject, limit, value, passed, true, unknownFields);
  }
}
