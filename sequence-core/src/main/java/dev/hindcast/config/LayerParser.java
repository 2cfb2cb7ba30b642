/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parses each layer by itself, the lowest first; a layer that cannot be parsed is left out. */
final class LayerParser {
  private static final String ROOT = "dataset";
  private static final Pattern STRUCTURED = Pattern.compile("\\s*[\\[{\"].*", Pattern.DOTALL);

  private final ConfigProblems problems;
  private final List<DefinitionLayer> layers = new ArrayList<>();

  LayerParser(ConfigProblems problems) {
    this.problems = problems;
  }

  List<DefinitionLayer> parse(DefinitionLayers texts) {
    addReference();
    addFile(Tier.DEFINITION, texts.definition(), ConfigSyntax.CONF);
    texts.environment().ifPresent(text -> addFile(Tier.ENVIRONMENT, text, ConfigSyntax.CONF));
    texts.overrides().forEach(this::addOverride);
    return layers;
  }

  List<DefinitionLayer> parseResolved(DefinitionText json) {
    addFile(Tier.DEFINITION, json, ConfigSyntax.JSON);
    return layers;
  }

  private void addReference() {
    addFile(Tier.REFERENCE, ReferenceText.read(), ConfigSyntax.CONF);
  }

  private void addFile(Tier tier, DefinitionText file, ConfigSyntax syntax) {
    HoconText hocon = HoconText.of(file.text());
    String id = nextId();
    try {
      ConfigParseOptions options =
          ConfigParseOptions.defaults()
              .setSyntax(syntax)
              .setOriginDescription(id)
              .setIncluder(new RefusedIncludes(file.name(), problems));
      Config config = ConfigFactory.parseString(hocon.laidOut(), options);
      layers.add(new DefinitionLayer(id, tier, file.name(), config, hocon::fileLine));
    } catch (ConfigException e) {
      int line = e.origin() == null ? 0 : hocon.fileLine(e.origin().lineNumber());
      addSyntaxProblem(new Position(file.name(), line), "", e);
    }
  }

  private void addOverride(String override) {
    int equals = override.indexOf('=');
    Position position =
        new Position("--set " + ShownText.plain(override.substring(0, Math.max(equals, 0))), 0);
    if (equals < 1) {
      problems.add(
          new Position("--set", 0),
          "",
          "an override is written key=value",
          "Write for example --set output.compression=snappy.");
      return;
    }
    String id = nextId();
    try {
      List<String> path = ConfigUtil.splitPath(override.substring(0, equals).strip());
      String key = ConfigUtil.joinPath(path);
      String fullKey = path.get(0).equals(ROOT) ? key : ROOT + "." + key;
      Config config =
          ConfigFactory.empty().withValue(fullKey, value(id, override.substring(equals + 1)));
      layers.add(new DefinitionLayer(id, Tier.OVERRIDE, position.place(), config, line -> 0));
    } catch (ConfigException e) {
      addSyntaxProblem(position, "", e);
    }
  }

  /** Lists, sections and quoted texts are HOCON; all else is taken as it stands. */
  private static ConfigValue value(String id, String text) {
    if (text.equals("null")) {
      return ConfigValueFactory.fromAnyRef(null, id);
    }
    if (!STRUCTURED.matcher(text).matches()) {
      return ConfigValueFactory.fromAnyRef(text, id);
    }
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(id);
    return ConfigFactory.parseString("value = " + text, options).root().get("value");
  }

  private void addSyntaxProblem(Position position, String key, ConfigException e) {
    problems.add(
        position,
        key,
        "not valid HOCON: " + SyntaxMessage.of(e),
        "Correct the syntax; put texts with special characters into double quotes.");
  }

  private String nextId() {
    return "layer-" + layers.size();
  }
}
