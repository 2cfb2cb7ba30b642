/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.Map;
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
    List<DefinitionLayer> layers = new LayerParser(problems).parse(texts);
    return parse(layers, texts.variables(), problems);
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
    List<DefinitionLayer> layers = new LayerParser(problems).parseResolved(text);
    return parse(layers, Map.of(), problems);
  }

  private static ParsedDefinition parse(
      List<DefinitionLayer> layers, Map<String, String> variables, ConfigProblems problems) {
    problems.throwIfAny(SecretTexts.none());
    Config resolved = new LayerResolver(layers, variables, problems).resolve();
    KeyValues values = new KeyCheck(problems).check(DefinitionTree.of(layers, resolved));
    SecretTexts secrets = CatalogSecrets.of(values);
    new ReferenceCheck(values, problems).check();
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
