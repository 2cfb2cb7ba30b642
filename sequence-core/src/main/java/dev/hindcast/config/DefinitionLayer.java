/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * One parsed, not yet resolved layer.
 *
 * @param id description of its origins, unlike any other layer's
 * @param place what errors call it
 * @param fileLine from a line of the parsed text to the line of the file
 */
record DefinitionLayer(
    String id, Tier tier, String place, Config config, IntUnaryOperator fileLine) {

  /** The layer's own value at a path, if it sets it without a substitution in between. */
  Optional<ConfigValue> find(List<String> path) {
    ConfigValue value = config.root();
    try {
      for (String name : path) {
        value = value instanceof ConfigObject section ? section.get(name) : null;
      }
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
    return Optional.ofNullable(value);
  }

  boolean made(ConfigOrigin origin) {
    String description = origin.description();
    int colon = description.indexOf(':');
    return id.equals(colon < 0 ? description : description.substring(0, colon));
  }

  Position position(ConfigOrigin origin) {
    return new Position(place, fileLine.applyAsInt(origin.lineNumber()));
  }
}
