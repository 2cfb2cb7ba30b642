/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  static SetOption of(String text) {
    int equals = text.indexOf('=');
    return new SetOption(text.substring(0, equals).strip(), text.substring(equals + 1));
  }

  /**
   * Refuses texts that set nothing. They are counted and not shown, for they may be secrets.
   *
   * @throws HindcastException {@code COMMAND_LINE_INVALID}
   */
  static void requireAssignments(List<String> texts) {
    String wrong =
        IntStream.range(0, texts.size())
            .filter(i -> texts.get(i).indexOf('=') < 1)
            .mapToObj(i -> Integer.toString(i + 1))
            .collect(Collectors.joining(", "));
    if (!wrong.isEmpty()) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot use option --set number "
              + wrong
              + ": it is not written key=value. Write for example --set"
              + " output.compression=snappy.");
    }
  }

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
