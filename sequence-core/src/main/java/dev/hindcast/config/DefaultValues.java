/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.ConfigFactory;
import java.util.List;

/** Reads the key table's defaults the way a file's values are read. */
final class DefaultValues {
  private DefaultValues() {}

  static Object of(DefinitionKey key, String text) {
    return key.type()
        .read(
            node(text),
            (position, what, remedy) -> {
              throw new IllegalStateException(key.pattern() + " = " + text + ": " + what);
            })
        .orElseThrow();
  }

  private static DefinitionNode node(String text) {
    Position position = new Position("default", 0);
    if (text.equals("[]")) {
      return new DefinitionNode.Items(position, Tier.REFERENCE, List.of());
    }
    String value = ConfigFactory.parseString("value = " + text).getString("value");
    return new DefinitionNode.Scalar(
        position, Tier.REFERENCE, DefinitionNode.ScalarKind.TEXT, value);
  }
}
