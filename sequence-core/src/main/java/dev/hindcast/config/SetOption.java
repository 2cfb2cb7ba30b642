/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One {@code --set key=value}. The key may leave out {@code dataset.}; a list, a section and a
 * quoted text are HOCON, {@code null} unsets a key, all else is the text as it stands.
 *
 * @param key as it was given
 */
record SetOption(String key, String value) {
  static final String ROOT = "dataset";
  private static final Pattern HOCON =
      Pattern.compile("\\s*([\\[{].*|\"(?:[^\"\\\\]++|\\\\.)*+\"\\s*)", Pattern.DOTALL);

  /** What errors call it. */
  Position position() {
    return new Position("--set " + key, 0);
  }

  /** How deep its sections and lists are nested in each other. */
  int depth() {
    int parts = key.split("\\.", -1).length;
    return isHocon() ? parts + HoconText.of(value).depth() : parts;
  }

  private boolean isHocon() {
    return HOCON.matcher(value).matches();
  }

  Config config(String id, ConfigParseOptions options) {
    List<String> path = ConfigUtil.splitPath(key);
    String fullKey = path.get(0).equals(ROOT) ? key : ROOT + "." + key;
    return ConfigFactory.empty().withValue(fullKey, parsed(id, options));
  }

  private ConfigValue parsed(String id, ConfigParseOptions options) {
    if (value.equals("null")) {
      return ConfigValueFactory.fromAnyRef(null, id);
    }
    if (!isHocon()) {
      return ConfigValueFactory.fromAnyRef(value, id);
    }
    return ConfigFactory.parseString("value = " + value, options).root().get("value");
  }
}
