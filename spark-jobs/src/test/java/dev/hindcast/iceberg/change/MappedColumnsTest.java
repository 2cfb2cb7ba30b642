/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.definition.DatasetDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedColumnsTest {
  private static final DatasetDefinition DEFINITION = definition("upper(item)");

  @Test
  void columnsOfAllUsesOfATableAreMapped() {
    MappedColumns events = MappedColumns.of(DEFINITION, "lake.shop.events");

    assertThat(events.declared())
        .containsExactlyInAnyOrder("who", "id", "at", "seen", "rev", "later", "place", "visit");
    assertThat(events.words())
        .contains("upper", "item", "op", "odd name", "price", "shown", "country");
    assertThat(events.all()).isFalse();
  }

  @Test
  void labelsAndDimensionsHaveTheirOwn() {
    MappedColumns labels = MappedColumns.of(DEFINITION, "lake.shop.labels");
    MappedColumns items = MappedColumns.of(DEFINITION, "lake.shop.items");

    assertThat(labels.declared())
        .containsExactlyInAnyOrder("label_id", "user_id", "label_time", "label", "visit", "ends");
    assertThat(labels.words()).containsExactlyInAnyOrder("kind", "1");
    assertThat(items.declared()).containsExactlyInAnyOrder("item_id", "since", "brand_name");
    assertThat(items.words()).isEmpty();
  }

  @Test
  void wordsAreMappedWhereBothPinsHaveThem() {
    MappedColumns mapped = MappedColumns.of(DEFINITION, "lake.shop.events");
    Map<String, Integer> old = Map.of("who", 1, "item", 2, "op", 3, "unused", 4);
    Map<String, Integer> young = new LinkedHashMap<>(old);
    young.put("upper", 5);
    young.put("seen", 6);

    assertThat(mapped.among(old, young)).isEqualTo(Map.of("who", 1, "item", 2, "op", 3));
    assertThat(mapped.among(young, old)).isEqualTo(Map.of("who", 1, "item", 2, "op", 3, "seen", 6));
  }

  @Test
  void namesMayBeginWithADigitOrBeInAnyScript() {
    assertThat(
            MappedColumns.of(definition("2nd_party + 7d_price + größe"), "lake.shop.events")
                .words())
        .contains("2nd_party", "7d_price", "größe");
  }

  @Test
  void starTakesAllColumns() {
    String table = "lake.shop.events";

    assertThat(MappedColumns.of(definition("to_json(struct( *))"), table).all()).isTrue();
    assertThat(MappedColumns.of(definition("to_json(struct(item, *))"), table).all()).isTrue();
    assertThat(MappedColumns.of(definition("price * 2"), table).all()).isFalse();
    assertThat(MappedColumns.of(definition("(price) * 2"), table).all()).isFalse();
  }

  private static DatasetDefinition definition(String item) {
    String text =
        """
        dataset {
          name = shop, path = "/tmp/sets"
          catalogs.lake { type = hadoop, warehouse = "/tmp/none" }
          labels {
            table = "lake.shop.labels", id = label_id, user = user_id, time = label_time
            columns = [label], session = visit, where = "kind = 1", outcome-end = ends
          }
          sources.events {
            table = "lake.shop.events", user = who, event-id = id, event-time = at
            arrival-time = seen, revision = rev, retraction = "op = 'D' or `odd name` is null"
            attributes { item = "%s", price = price, dwell = { value = shown, known-after = later } }
            where = "country = 'DE'"
          }
          enrichments.items {
            table = "lake.shop.items", key { item = item_id }, valid-from = since
            columns { brand = brand_name }
          }
          sequences.s {
            max-length = 5, enrich = [items], tie-break = [place], exclude = [same-session]
          }
        }
        """
            .formatted(item);
    return DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("shop.conf", text)))
        .definition();
  }
}
