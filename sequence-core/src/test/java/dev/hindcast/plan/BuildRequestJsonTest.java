/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildRequestJsonTest {
  private static final long FROM = Micros.parse("2026-03-01");
  private static final long TO = Micros.parse("2026-03-03");
  private static final String DEFINITION =
      """
      dataset {
        name = shop, path = data
        catalogs.lake { type = jdbc, jdbc.password = planted-marker }
        labels { table = lake.shop.labels, id = id, user = user, time = time }
        sources.clicks {
          table = lake.shop.clicks, user = user, event-id = id, event-time = at
          arrival-time = arrived, attributes { zeta = z, alpha = a }
        }
        sequences.recent { max-length = 10 }
      }
      """;

  private final BuildRequest request =
      new BuildRequest(
          "b-20260304T000000Z-0123abcd",
          Micros.parse("2026-03-04"),
          "0.1.0",
          DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("shop.conf", DEFINITION))),
          FROM,
          TO,
          LabelWindow.split(FROM, TO, Micros.PER_DAY),
          Micros.parse("2026-03-04"),
          List.of(
              new SourceSnapshot(
                  "lake", "lake.shop.clicks", "uuid-1", 8_123_456_789_012_345_678L, 7, 0, FROM),
              new SourceSnapshot("lake", "lake.shop.labels", "uuid-2", -1, 0, 0, 0)),
          Map.of(
              "lake.shop.clicks", Map.of("user", 1, "id", 2),
              "lake.shop.labels", Map.of()),
          0,
          "build");

  @Test
  void readsBackWhatItWrote() {
    assertThat(BuildRequestJson.read("request.json", BuildRequestJson.write(request)))
        .isEqualTo(request);
  }

  @Test
  void theRedactedCopyHoldsNoSecretAndReadsBackWithTheSameFingerprint() {
    String redacted = BuildRequestJson.writeRedacted(request);
    assertThat(BuildRequestJson.write(request)).contains("planted-marker");
    assertThat(redacted).doesNotContain("planted-marker").contains("<redacted>");
    assertThat(BuildRequestJson.read("request.json", redacted).fingerprint())
        .isEqualTo(request.fingerprint());
  }

  @Test
  void everyTornTextIsRefused() {
    String json = BuildRequestJson.write(request).strip();
    for (int length = 0; length < json.length(); length++) {
      String torn = json.substring(0, length);
      assertThatThrownBy(() -> BuildRequestJson.read("request.json", torn))
          .isInstanceOf(HindcastException.class)
          .hasMessageStartingWith("Cannot use the build request request.json: it is no ")
          .hasMessageEndingWith(
              ". Plan the build again with hindcast build --dry-run --format json, and do not edit"
                  + " the result.")
          .extracting(e -> ((HindcastException) e).code())
          .isEqualTo(ErrorCode.REQUEST_INVALID);
    }
  }
}
