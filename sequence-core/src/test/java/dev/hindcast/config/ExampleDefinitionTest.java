/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExampleDefinitionTest {
  private static final Path CONFIGS = Path.of("..", "configs");

  private final ParsedDefinition parsed =
      DefinitionParser.parse(
          DefinitionFiles.read(
              CONFIGS.resolve("datasets/retail-baskets.conf"),
              Optional.of(CONFIGS.resolve("environments/local.conf")),
              List.of(),
              Map.of()));
  private final DatasetDefinition definition = parsed.definition();

  @Test
  void theEnvironmentWinsOverTheDefinition() {
    assertThat(definition.path()).isEqualTo("target/quickstart/datasets");
    assertThat(definition.catalogs())
        .isEqualTo(
            Map.of(
                "lake",
                Map.of(
                    "type", "jdbc",
                    "uri", "jdbc:sqlite:target/quickstart/catalog.db",
                    "warehouse", "target/quickstart/warehouse",
                    "jdbc.schema-version", "V1")));
    assertThat(definition.output().targetFileSizeBytes()).isEqualTo(64L << 20);
    assertThat(definition.gates().maxRowChange()).isEqualTo(0.2);
  }

  @Test
  void sourcesAndTheirAttributesKeepTheOrderOfTheFile() {
    assertThat(definition.sources())
        .extracting(EventSource::name)
        .containsExactly("order-lines", "searches");
    EventSource orderLines = definition.source("order-lines");
    assertThat(orderLines.attributes().keySet())
        .containsExactly("item", "quantity", "price", "kind", "line");
    assertThat(orderLines.identity())
        .isEqualTo(new EventIdentity.Columns(List.of("invoice", "line")));
    assertThat(definition.source("searches").attributes().keySet())
        .containsExactly("query", "kind");
    assertThat(definition.source("searches").arrivalTime())
        .isEqualTo(new ArrivalTime.Assumed(60_000_000));
  }

  @Test
  void aSequenceWithoutSourcesAndColumnsTakesAll() {
    SequenceDefinition journey = definition.sequences().get(1);
    assertThat(journey.sources()).containsExactly("order-lines", "searches");
    assertThat(journey.columns())
        .containsExactly("event_time", "item", "quantity", "price", "kind", "line", "query");
    assertThat(definition.sequences().get(0).columns())
        .containsExactly("event_time", "item", "quantity", "price");
    assertThat(definition.knowledge()).isEqualTo(new KnowledgePolicy.AsKnownAtLabel(300_000_000));
  }

  @Test
  void theCanonicalFormReadsBackAsTheSameDefinition() {
    assertThat(DefinitionParser.parseResolved(parsed.canonicalJson())).isEqualTo(parsed);
  }
}
