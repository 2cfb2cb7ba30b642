/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.definition.KnowledgePolicy;
import java.util.Map;
import java.util.Objects;

/**
 * The knowledge policy of a dataset version. The knowledge time {@code K} stands with each window,
 * since windows of earlier builds keep theirs.
 *
 * @param policy name of the policy in a definition
 * @param delayMicros lag of the modelled serving pipeline; 0 under {@code as-known-at}
 * @param unknownFields what a later version of the project wrote
 */
public record Knowledge(
    String policy,
    long delayMicros,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public Knowledge {
    Objects.requireNonNull(policy, "policy");
    Checks.notNegative("delayMicros", delayMicros);
    unknownFields = Checks.unknown(unknownFields);
  }

  public static Knowledge of(KnowledgePolicy policy) {
    return new Knowledge(policy.text(), policy.delayMicros(), Map.of());
  }
}
