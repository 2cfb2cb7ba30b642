/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventKeyTest {
  @Test
  void aWholeIdKnowsItsEvent() {
    assertThat(
            key("event-id = [invoice, line]", "receipt = \"`invoice`\", line = line, item = i", ""))
        .isEqualTo(new EventKey(List.of(1, 2), EventKey.Reach.KNOWS));
  }

  @Test
  void aPartOfAnIdTellsApart() {
    assertThat(key("event-id = [invoice, line]", "item = i, line = line", ""))
        .isEqualTo(new EventKey(List.of(2), EventKey.Reach.TELLS_APART));
    assertThat(key("event-id = [invoice, line]", "item = i, line = \"line + 1\"", ""))
        .as("a computed value is no id")
        .isEqualTo(EventKey.NONE);
  }

  @Test
  void columnsThatBreakTiesKnowAnEventAtItsTime() {
    assertThat(key("event-id = [e]", "item = i, place = p", "tie-break = [place]"))
        .isEqualTo(new EventKey(List.of(2), EventKey.Reach.KNOWS_AT_ONE_TIME));
    assertThat(key("event-id = [e]", "item = i, place = p", "tie-break = [p]"))
        .as("by the name of the table's column")
        .isEqualTo(new EventKey(List.of(2), EventKey.Reach.KNOWS_AT_ONE_TIME));
    assertThat(key("event-id = [e]", "item = i, place = p", "tie-break = [place, q]"))
        .as("one of them is not written")
        .isEqualTo(new EventKey(List.of(2), EventKey.Reach.TELLS_APART));
  }

  @Test
  void whereTheContentIsTheIdOtherContentIsAnotherEvent() {
    assertThat(key("event-id = content-hash", "item = i, place = p", ""))
        .isEqualTo(new EventKey(List.of(1, 2), EventKey.Reach.TELLS_APART));
  }

  @Test
  void theIdOfOneOfSeveralSourcesTellsApartOnly() {
    DatasetDefinition definition =
        parse(
            source("clicks", "event-id = [e]", "id = e, item = i")
                + source("orders", "event-id = [o]", "id = o, item = i"),
            "");

    assertThat(key(definition)).isEqualTo(new EventKey(List.of(1), EventKey.Reach.TELLS_APART));
  }

  private static EventKey key(String id, String attributes, String sequence) {
    return key(parse(source("clicks", id, attributes), sequence));
  }

  private static EventKey key(DatasetDefinition definition) {
    SequenceDefinition sequence = definition.sequences().get(0);
    List<String> names = new ArrayList<>(sequence.columns());
    names.remove(SequenceDefinition.EVENT_TIME);
    names.add(0, SequenceDefinition.EVENT_TIME);
    return SequenceFacts.columns(definition, sequence, names, true).key();
  }

  private static String source(String name, String id, String attributes) {
    return """
    sources.%s {
      table = lake.shop.%1$s, user = u, %s, event-time = t, arrival-time = a
      attributes { %s }
    }
    """
        .formatted(name, id, attributes);
  }

  private static DatasetDefinition parse(String sources, String sequence) {
    String text =
        """
        dataset {
          name = baskets, path = data
          catalogs.lake { type = rest, uri = "http://lake" }
          labels { table = lake.shop.labels, id = i, user = u, time = t }
          %s
          sequences.recent { max-length = 10, %s }
        }
        """
            .formatted(sources, sequence);
    return DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("baskets.conf", text)))
        .definition();
  }
}
