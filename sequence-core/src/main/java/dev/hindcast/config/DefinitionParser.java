/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads definitions. Every problem of a definition is found and reported at once. */
public final class DefinitionParser {
  private DefinitionParser() {}

  /**
   * Reads the layers of a definition, the topmost winning.
   *
   * @throws HindcastException {@code DEFINITION_INVALID} with all problems, each with its place
   */
  public static ParsedDefinition parse(DefinitionLayers texts) {
    ConfigProblems problems = new ConfigProblems(texts.definition().name());
    SecretTexts written = WrittenSecrets.in(texts);
    LayerParser parser = new LayerParser(problems, written);
    List<DefinitionLayer> layers = parser.parse(texts);
    if (!parser.isComplete()) {
      problems.throwIfAny(SecretTexts.none());
    }
    return parse(layers, texts.variables(), problems, written);
  }

  /**
   * Reads a canonical definition back; nothing is substituted.
   *
   * @param json {@link ParsedDefinition#canonicalJson} or {@link ParsedDefinition#redactedJson}
   * @throws HindcastException {@code DEFINITION_INVALID}
   */
  public static ParsedDefinition parseResolved(String json) {
    DefinitionText text = new DefinitionText("resolved definition", json);
    ConfigProblems problems = new ConfigProblems(text.name());
    SecretTexts written = WrittenSecrets.in(DefinitionLayers.of(text));
    List<DefinitionLayer> layers = new LayerParser(problems, written).parseResolved(text);
    problems.throwIfAny(SecretTexts.none());
    return parse(layers, Map.of(), problems, written);
  }

  private static ParsedDefinition parse(
      List<DefinitionLayer> layers,
      Map<String, String> variables,
      ConfigProblems problems,
      SecretTexts written) {
    Optional<Config> resolved = new LayerResolver(layers, variables, problems, written).resolve();
    if (resolved.isEmpty()) {
      problems.throwIfAny(SecretTexts.none());
    }
    KeyValues values =
        new KeyCheck(problems).check(DefinitionTree.of(layers, resolved.orElseThrow()));
    new ReferenceCheck(values, problems).check();
    new EnrichmentCheck(values, problems).check();
    new NameCheck(values, problems).check();
    new SelectionCheck(values, problems).check();
    new DeriveCheck(values, problems).check();
    new LabelCheck(values, problems).check();
    new SplitsCheck(values, problems).check();
    new SenseCheck(values, problems).check();
    new OutputCheck(values, problems).check();
    SecretTexts secrets = CatalogSecrets.of(values);
    problems.throwIfAny(secrets);
    DefinitionBuilder builder = new DefinitionBuilder(values);
    return parsed(builder.definition(), builder.knowledgeTimeMicros(), secrets);
  }

  private static ParsedDefinition parsed(
      DatasetDefinition definition, OptionalLong knowledgeTimeMicros, SecretTexts secrets) {
    ObjectNode canonical = CanonicalDefinition.of(definition, knowledgeTimeMicros);
    return new ParsedDefinition(
        definition,
        knowledgeTimeMicros,
        canonical.toString(),
        new Redaction(secrets).redact(canonical).toString(),
        Fingerprint.of(canonical));
  }
}
