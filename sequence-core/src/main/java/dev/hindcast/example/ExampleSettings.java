/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.example;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.hindcast.time.Micros;
import java.time.DateTimeException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@code case.conf} of an example; what it leaves out is empty. UTC microseconds.
 *
 * @param fromMicros first label time of the build
 * @param toMicros end of the label times, exclusive
 */
public record ExampleSettings(
    OptionalLong fromMicros, OptionalLong toMicros, OptionalLong knowledgeTimeMicros) {
  /** For an example without a file. */
  public static final ExampleSettings NONE =
      new ExampleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  private static final Set<String> KEYS = new TreeSet<>(Set.of("from", "to", "knowledge-time"));

  /**
   * Reads {@code from}, {@code to} and {@code knowledge-time}: dates or instants.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static ExampleSettings parse(String text) {
    Config config;
    try {
      // Asked for its entries, it complains of references that nothing resolves.
      config = ConfigFactory.parseString(text);
      config.entrySet();
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    for (String key : config.root().keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "there is no key " + key + ", only " + String.join(", ", KEYS));
      }
    }
    return new ExampleSettings(
        time(config, "from"), time(config, "to"), time(config, "knowledge-time"));
  }

  private static OptionalLong time(Config config, String key) {
    if (!config.hasPath(key)) {
      return OptionalLong.empty();
    }
    String text = config.getValue(key).unwrapped().toString();
    try {
      return OptionalLong.of(Micros.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          key + " = " + text + " is neither a date (2026-03-01) nor an instant", e);
    }
  }
}
