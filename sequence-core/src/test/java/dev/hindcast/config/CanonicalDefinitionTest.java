/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalDefinitionTest {
  @Test
  void everyDefinitionIsReadBackFromItsCanonicalFormAsTheSame() {
    long seed = 20_260_302L;
    RandomDefinitions definitions = new RandomDefinitions(seed);
    for (int i = 0; i < 500; i++) {
      String text = definitions.next();
      ParsedDefinition parsed =
          DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("random.conf", text)));
      assertThat(DefinitionParser.parseResolved(parsed.canonicalJson()))
          .as("seed %s, case %s:%n%s", seed, i, text)
          .isEqualTo(parsed);
    }
  }

  @Test
  void theCanonicalFormIsADefinitionFileByItself() {
    ParsedDefinition parsed = Definitions.parse(Definitions.SHOP);
    assertThat(Definitions.parse(parsed.canonicalJson())).isEqualTo(parsed);
  }

  @Test
  void aBrokenCanonicalFormIsRefused() {
    assertThat(problems("{\"dataset\": {"))
        .containsExactly(
            "resolved definition:1: not valid JSON: Expecting close brace } or a field name here,"
                + " got end of file. Correct the syntax; a text with special characters needs"
                + " double quotes.");
    assertThat(problems("{\"dataset\": ${x}}"))
        .singleElement()
        .asString()
        .startsWith("resolved definition:1: not valid JSON: ");
  }

  private static List<String> problems(String json) {
    try {
      return List.of(DefinitionParser.parseResolved(json).toString());
    } catch (dev.hindcast.error.HindcastException e) {
      return e.getMessage()
          .lines()
          .filter(line -> line.startsWith("  "))
          .map(String::strip)
          .toList();
    }
  }
}
