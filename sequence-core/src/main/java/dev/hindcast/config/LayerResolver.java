/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays the layers over each other and fills in {@code ${..}}. */
final class LayerResolver {
  /** Stands in a value for a variable that is not there; already a problem by itself. */
  static final String MISSING = "\u0000missing";

  private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{([^}]*)\\}");

  private final List<DefinitionLayer> layers;
  private final Map<String, String> variables;
  private final ConfigProblems problems;
  private final SecretTexts written;
  private final Set<String> filledIn = new HashSet<>();
  private final Set<String> missing = new HashSet<>();

  /**
   * Makes a resolver.
   *
   * @param written what no message may show
   */
  LayerResolver(
      List<DefinitionLayer> layers,
      Map<String, String> variables,
      ConfigProblems problems,
      SecretTexts written) {
    this.written = written;
    this.layers = layers;
    this.variables = variables;
    this.problems = problems;
  }

  /** The resolved keys; empty after a problem that hides others. */
  Optional<Config> resolve() {
    Config merged = ConfigFactory.empty();
    for (DefinitionLayer layer : layers) {
      merged = layer.config().withFallback(merged);
    }
    ConfigResolveOptions options =
        ConfigResolveOptions.noSystem().appendResolver(new VariableResolver());
    while (true) {
      try {
        return Optional.of(merged.resolve(options));
      } catch (ConfigException.UnresolvedSubstitution e) {
        if (!addMissing(e)) {
          return Optional.empty();
        }
      } catch (ConfigException e) {
        add(e, "cannot be resolved: " + shown(e), "Correct the substitution.");
        return Optional.empty();
      }
    }
  }

  private boolean addMissing(ConfigException e) {
    Matcher matcher = UNRESOLVED.matcher(String.valueOf(e.getMessage()));
    String name = matcher.find() ? matcher.group(1) : "";
    String shown = ShownText.name(name);
    add(
        e,
        "${" + shown + "} stands for nothing",
        "Set an environment variable of that name, or write ${?"
            + shown
            + "}, which leaves the key out without it.");
    return !name.isEmpty() && missing.add(name);
  }

  /** The message may quote a value, and any variable's value may be a secret. */
  private String shown(ConfigException e) {
    return written.redact(SecretTexts.of(filledIn).redact(SyntaxMessage.of(e)));
  }

  private void add(ConfigException e, String what, String remedy) {
    problems.add(position(e.origin()), "", what, remedy);
  }

  private Position position(ConfigOrigin origin) {
    return layers.stream()
        .filter(layer -> origin != null && layer.made(origin))
        .findFirst()
        .map(layer -> layer.position(origin))
        .orElseGet(() -> new Position("definition", 0));
  }

  private final class VariableResolver implements ConfigResolver {
    @Override
    public ConfigValue lookup(String path) {
      if (missing.contains(path)) {
        return ConfigValueFactory.fromAnyRef(MISSING, "missing");
      }
      String value = variables.get(path);
      if (value != null) {
        filledIn.add(value);
      }
      return value == null ? null : ConfigValueFactory.fromAnyRef(value, "environment");
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
