/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.DatasetDefinition;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A valid definition in all the forms that a build needs.
 *
 * @param definition the typed form
 * @param knowledgeTimeMicros {@code knowledge.time} in UTC microseconds: the default {@code K}
 * @param canonicalJson every key with its value or default; {@link DefinitionParser#parseResolved}
 *     reads it back. Holds secrets
 * @param redactedJson the same without secrets: what may be stored and shown
 * @param fingerprint SHA-256 hex of the keys that decide rows; see {@link DefinitionKeys}
 */
public record ParsedDefinition(
    DatasetDefinition definition,
    OptionalLong knowledgeTimeMicros,
    String canonicalJson,
    String redactedJson,
    String fingerprint) {
  public ParsedDefinition {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(knowledgeTimeMicros, "knowledgeTimeMicros");
    Objects.requireNonNull(canonicalJson, "canonicalJson");
    Objects.requireNonNull(redactedJson, "redactedJson");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** Shows the redacted form only. */
  @Override
  public String toString() {
    return "ParsedDefinition[" + fingerprint + " " + redactedJson + "]";
  }
}
