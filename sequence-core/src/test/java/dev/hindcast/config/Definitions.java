/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small valid definition, and what tests do with it. */
final class Definitions {
  static final String FILE = "shop.conf";

  /** Has 16 lines: what a test appends stands on line 17. */
  static final String SHOP =
      """
      dataset {
        name = shop
        path = "data"
        catalogs.lake { type = hadoop, warehouse = "lake" }
        labels { table = lake.shop.labels, id = id, user = user, time = time, columns = [label] }
        sources {
          clicks {
            table = lake.shop.clicks, user = user, event-id = id, event-time = at
            arrival-time = arrived, attributes { item = sku, amount = price }
          }
        }
        sequences {
          recent { max-length = 10 }
        }
        output.window = 1 day
      }
      """;

  private Definitions() {}

  static DefinitionLayers layers(String text, String... overrides) {
    return new DefinitionLayers(
        new DefinitionText(FILE, text), Optional.empty(), List.of(overrides), Map.of());
  }

  static ParsedDefinition parse(String text, String... overrides) {
    return DefinitionParser.parse(layers(text, overrides));
  }

  /** The listed problems, after the first and the last part of the message were checked. */
  static List<String> problems(DefinitionLayers layers) {
    HindcastException e =
        catchThrowableOfType(
            HindcastException.class,
            () -> {
              DefinitionParser.parse(layers);
            });
    assertThat(e).as("nothing was wrong").isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.DEFINITION_INVALID);
    List<String> lines = e.getMessage().lines().toList();
    int count = lines.size() - 2;
    assertThat(lines.get(0))
        .isEqualTo(
            "Cannot use the definition shop.conf: it has "
                + (count == 1 ? "1 problem:" : count + " problems:"));
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "Correct this and run the command again; docs/reference/definition.md lists every"
                + " key.");
    return lines.subList(1, lines.size() - 1).stream().map(String::strip).toList();
  }

  /** The problems of the small definition with something appended. */
  static List<String> problemsWith(String appended) {
    return problems(layers(SHOP + appended));
  }
}
