/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laying a text out may change where things stand, never what they say. */
class HoconTextTest {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "=",
          "+=",
          "\n",
          "\r\n",
          " ",
          "\t",
          "a",
          "b.c",
          "\"q,{\"",
          "\"\"\"x,\n{\"\"\"",
          "\"\"\"\"y\"\"\"\"",
          "\"",
          "\"\"\"",
          "# c,{\n",
          "// d,{\n",
          "#",
          "${a}",
          "${?b}",
          "$",
          "{a=1}",
          "[1,2]",
          "a=1",
          "a {",
          "}\n",
          "1.5",
          "true",
          "null",
          "\\",
          "\"\\\"\"",
          "arrival-time",
          "assumed",
          "\ufeff",
          "a=\"x\\\\\"",
          "/",
          "x/y");

  @Test
  void aLaidOutTextSaysTheSame() {
    long seed = 20_260_301L;
    Random random = new Random(seed);
    int valid = 0;
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String expected = parsed(text.toString());
      valid += expected.startsWith("refused") ? 0 : 1;
      assertThat(parsed(HoconText.of(text.toString()).laidOut()))
          .as("seed %s, case %s: %s", seed, i, text)
          .isEqualTo(expected);
    }
    assertThat(valid).as("cases that are valid HOCON").isGreaterThan(2_000);
  }

  @Test
  void everyLineLeadsBackToTheFile() {
    HoconText hocon = HoconText.of("a = 1, b {\nc = 2 }\n\nd = [1, 2]");
    assertThat(hocon.laidOut()).isEqualTo("a = 1,\n b {\n\nc = 2 }\n\nd = [1,\n 2]");
    assertThat(List.of(1, 2, 3, 4, 5, 6, 7).stream().map(hocon::fileLine))
        .containsExactly(1, 1, 1, 2, 3, 4, 4);
    assertThat(hocon.fileLine(-1)).isZero();
    assertThat(hocon.fileLine(99)).isEqualTo(4);
    assertThat(hocon.depth()).isEqualTo(1);
  }

  private static String parsed(String text) {
    try {
      return ConfigFactory.parseString(text).root().toString().replaceAll("\\d+", "");
    } catch (ConfigException e) {
      return "refused";
    }
  }
}
