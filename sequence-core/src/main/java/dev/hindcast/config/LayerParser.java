/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.util.ArrayList;
import java.util.List;

/** Parses each layer by itself, the lowest first. */
final class LayerParser {
  private static final int DEEPEST = 100;

  private final ConfigProblems problems;
  private final SecretTexts written;
  private final List<DefinitionLayer> layers = new ArrayList<>();
  private boolean complete = true;

  /**
   * Makes a parser.
   *
   * @param written what messages about the syntax must not show
   */
  LayerParser(ConfigProblems problems, SecretTexts written) {
    this.problems = problems;
    this.written = written;
  }

  List<DefinitionLayer> parse(DefinitionLayers texts) {
    addFile(Tier.REFERENCE, ReferenceText.read(), ConfigSyntax.CONF);
    addFile(Tier.DEFINITION, texts.definition(), ConfigSyntax.CONF);
    texts.environment().ifPresent(text -> addFile(Tier.ENVIRONMENT, text, ConfigSyntax.CONF));
    texts.overrides().forEach(this::addOverride);
    return layers;
  }

  List<DefinitionLayer> parseResolved(DefinitionText json) {
    addFile(Tier.DEFINITION, json, ConfigSyntax.JSON);
    return layers;
  }

  /** Whether every file could be parsed, so that what is missing is really missing. */
  boolean isComplete() {
    return complete;
  }

  private void addFile(Tier tier, DefinitionText file, ConfigSyntax syntax) {
    HoconText hocon = HoconText.of(file.text());
    if (isTooDeep(new Position(file.name(), 0), hocon.depth())) {
      complete = false;
      return;
    }
    String id = nextId();
    try {
      Config config = ConfigFactory.parseString(hocon.laidOut(), options(id, syntax, file));
      layers.add(new DefinitionLayer(id, tier, file.name(), config, hocon::fileLine));
    } catch (ConfigException e) {
      complete = false;
      int line = e.origin() == null ? 0 : hocon.fileLine(e.origin().lineNumber());
      addSyntaxProblem(new Position(file.name(), line), syntax, e);
    }
  }

  private void addOverride(String text) {
    SetOption option = SetOption.of(text);
    if (isTooDeep(option.position(), option.depth())) {
      return;
    }
    String id = nextId();
    String place = option.position().place();
    try {
      ConfigParseOptions options =
          options(id, ConfigSyntax.CONF, new DefinitionText(place, option.value()));
      layers.add(
          new DefinitionLayer(id, Tier.OVERRIDE, place, option.config(id, options), line -> 0));
    } catch (ConfigException e) {
      addSyntaxProblem(option.position(), ConfigSyntax.CONF, e);
    }
  }

  private boolean isTooDeep(Position position, int depth) {
    if (depth <= DEEPEST) {
      return false;
    }
    problems.add(
        position,
        "",
        "sections and lists are nested " + depth + " deep",
        "Nest them at most " + DEEPEST + " deep.");
    return true;
  }

  private ConfigParseOptions options(String id, ConfigSyntax syntax, DefinitionText text) {
    return ConfigParseOptions.defaults()
        .setSyntax(syntax)
        .setOriginDescription(id)
        .setIncluder(new RefusedIncludes(text, problems));
  }

  private void addSyntaxProblem(Position position, ConfigSyntax syntax, ConfigException e) {
    String language = syntax == ConfigSyntax.JSON ? "JSON" : "HOCON";
    problems.add(
        position,
        "",
        "not valid " + language + ": " + written.redact(SyntaxMessage.of(e)),
        "Correct the syntax; a text with special characters needs double quotes.");
  }

  private String nextId() {
    return "layer-" + layers.size();
  }
}
