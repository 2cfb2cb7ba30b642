/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.WholeDefinition;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request whose definition has enrichments, derived attributes, exclusions and splits. */
class WholeRequestTest {
  private static final long FROM = Micros.parse("2026-03-01");
  private static final long TO = Micros.parse("2026-03-02");

  @Test
  void theWholeDefinitionTravelsInTheRequest() {
    BuildRequest request = request("items", "labels", "order_lines", "searches");
    BuildRequest read = BuildRequestJson.read("request.json", BuildRequestJson.write(request));
    assertThat(read).isEqualTo(request);
    assertThat(read.definition().definition()).isEqualTo(request.definition().definition());
    assertThat(
            BuildRequestJson.read("request.json", BuildRequestJson.writeRedacted(request))
                .definition()
                .definition())
        .isEqualTo(request.definition().definition());
  }

  @Test
  void theTableOfAnEnrichmentMustBePinned() {
    String json = BuildRequestJson.write(request("labels", "order_lines", "searches"));
    assertThatThrownBy(() -> BuildRequestJson.read("request.json", json))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining(
            "it pins the tables [lake.shop.labels, lake.shop.order_lines, lake.shop.searches] but"
                + " its definition reads [lake.shop.items, lake.shop.labels,"
                + " lake.shop.order_lines, lake.shop.searches]");
  }

  private static BuildRequest request(String... tables) {
    return new BuildRequest(
        "b-20260304T000000Z-0123abcd",
        TO,
        "0.1.0",
        DefinitionParser.parse(
            DefinitionLayers.of(new DefinitionText("whole.conf", WholeDefinition.TEXT))),
        FROM,
        TO,
        LabelWindow.split(FROM, TO, Micros.PER_DAY),
        TO,
        Stream.of(tables).map(WholeRequestTest::snapshot).toList(),
        Map.of(),
        0,
        "build",
        BuildWaivers.NONE);
  }

  private static SourceSnapshot snapshot(String table) {
    return new SourceSnapshot("lake", "lake.shop." + table, "uuid-" + table, 1, 1, 0, FROM);
  }
}
