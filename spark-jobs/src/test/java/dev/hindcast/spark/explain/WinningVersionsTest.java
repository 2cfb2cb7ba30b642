/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dimension in which rows lose for every reason that there is. */
class WinningVersionsTest {
  private static JsonNode atLabel;
  private static JsonNode atKnowledgeTime;

  @BeforeAll
  static void buildAndExplain() {
    List<Row> clicks = new ArrayList<>();
    clicks.add(click(1, "2026-03-10", "a"));
    clicks.add(click(2, "2026-03-10", "old"));
    clicks.add(click(3, "2026-03-10", "none"));
    clicks.add(click(4, "2026-03-10", null));
    clicks.add(click(5, "2026-03-10", "later"));
    clicks.add(click(6, "2026-03-10", "same"));
    Lake.create(
        "lake.versions.clicks",
        StructType.fromDDL("user string, id int, at timestamp, item string"),
        clicks);
    Lake.create(
        "lake.versions.views",
        StructType.fromDDL("user string, id int, at timestamp"),
        List.of(RowFactory.create("u", 1, instant("2026-03-11"))));
    Lake.create(
        "lake.versions.labels",
        StructType.fromDDL("label bigint, user string, asked timestamp"),
        List.of(RowFactory.create(7L, "u", instant("2026-03-20"))));
    List<Row> items = new ArrayList<>();
    items.add(item("a", "2026-01-01", null, "2026-01-01", "first"));
    items.add(item("a", "2026-01-15", "2026-03-09", "2026-01-15", "ended"));
    items.add(item("a", "2026-02-01", null, "2026-02-01", "corrected"));
    items.add(item("a", "2026-02-01", null, "2026-02-02", "one of two".repeat(20)));
    items.add(item("a", "2026-02-01", null, "2026-02-02", "one of two".repeat(20) + "!"));
    items.add(item("a", "2026-03-01", null, "2026-03-12", "late"));
    items.add(item("a", "2026-03-05", null, "2026-06-01", "later than K"));
    items.add(item("a", "2026-03-15", null, "2026-03-15", "next"));
    items.add(item("a", "2026-03-16", null, "2026-03-16", "after next"));
    items.add(item("old", "2026-01-01", null, "2026-01-01", "stale"));
    items.add(item("later", "2026-03-11", null, "2026-03-11", "later"));
    items.add(item("same", "2026-03-10", null, "2026-03-10", "at the time"));
    items.add(item("unasked", "2026-03-10", null, "2026-03-10", "of no event"));
    Lake.create(
        "lake.versions.items",
        StructType.fromDDL(
            "item string, since timestamp, until timestamp, known timestamp, name string"),
        items);
    atLabel = explain("as-known-at-label");
    atKnowledgeTime = explain("as-known-at");
  }

  @Test
  void theRowThatWinsIsShownAndWhyOthersLose() {
    JsonNode found = found(atLabel, "clicks", 1, "all", "items");

    assertThat(found.path("key").asText()).isEqualTo("a");
    assertThat(found.path("at").asText()).isEqualTo("2026-03-10T00:00:00Z");
    assertThat(found.path("knownBy").asText()).isEqualTo("2026-03-10T00:00:00Z");
    assertThat(found.path("row").path("validFrom").asText()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(found.path("row").path("knownAt").asText()).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(found.path("row").path("values").path("name").asText())
        .startsWith("one of two")
        .hasSize(101);
    assertThat(lost(found))
        .containsExactly(
            "2 not-yet-valid by 5 d: next [[7,8]]",
            "1 no-longer-valid by 1 d: ended [[1,1]]",
            "2 not-yet-known by 2 d: late [[5,6]]",
            "1 older-valid-from by 31 d: first [[0,0]]",
            "1 earlier-known-at by 1 d: corrected [[2,2]]",
            "1 other-content by 0 s: one of two [[3,3]]");
  }

  @Test
  void byKnowledgeTimeLateRowsWin() {
    JsonNode found = found(atKnowledgeTime, "clicks", 1, "all", "items");

    assertThat(found.path("row").path("values").path("name").asText()).isEqualTo("late");
    assertThat(found.path("knownBy").asText()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(lost(found)).contains("1 not-yet-known by 31 d: later than K [[6,6]]");
  }

  @Test
  void asOfTheLabelRowsAreJudgedAtItsTime() {
    JsonNode found = found(atLabel, "clicks", 1, "all", "current");

    assertThat(found.path("asOf").asText()).isEqualTo("label");
    assertThat(found.path("at").asText()).isEqualTo("2026-03-20T00:00:00Z");
    assertThat(found.path("row").path("values").path("current_name").asText())
        .isEqualTo("after next");
    assertThat(lost(found)).contains("1 no-longer-valid by 11 d: ended [[1,1]]");
  }

  @Test
  void missesSayWhatIsMissing() {
    assertThat(found(atLabel, "clicks", 2, "all", "items").path("miss").asText())
        .isEqualTo("stale");
    assertThat(lost(found(atLabel, "clicks", 2, "all", "items")))
        .containsExactly("1 stale by 8 d: stale [[0,0]]");
    assertThat(found(atLabel, "clicks", 3, "all", "items").path("miss").asText())
        .isEqualTo("no-row");
    assertThat(found(atLabel, "clicks", 4, "all", "items").path("miss").asText())
        .isEqualTo("null-key");
    assertThat(found(atLabel, "clicks", 5, "all", "items").path("miss").asText())
        .isEqualTo("none-holds");
    assertThat(found(atLabel, "views", 1, "all", "items").path("miss").asText())
        .isEqualTo("no-key");
    assertThat(found(atLabel, "views", 1, "all", "items").path("onMiss").asText())
        .isEqualTo("default(unknown)");
    assertThat(found(atLabel, "clicks", 6, "all", "items").path("lost")).isEmpty();
  }

  @Test
  void eventsThatAnEnrichmentDropsSayWhatItLookedFor() {
    JsonNode found = found(atLabel, "clicks", 5, "strict", "needed");

    assertThat(found.path("onMiss").asText()).isEqualTo("drop-event");
    assertThat(lost(found)).containsExactly("1 not-yet-valid by 1 d: later [[0,0]]");
    assertThat(event(atLabel, "clicks", 5).path("fates").path("strict").path("fate").asText())
        .isEqualTo("filtered");
  }

  @Test
  void allRowsOfTheKeysStandInOnePlace() {
    JsonNode items = atLabel.path("dimensions").path("items");

    assertThat(items)
        .extracting(key -> key.path("key").asText())
        .containsExactly("a", "later", "old", "same");
    assertThat(items.get(0).path("rows")).hasSize(9);
    assertThat(items.get(0).path("rows").get(1).path("validTo").asText())
        .isEqualTo("2026-03-09T00:00:00Z");
  }

  private static List<String> lost(JsonNode found) {
    List<String> lost = new ArrayList<>();
    for (JsonNode one : found.path("lost")) {
      JsonNode value = one.path("nearest").path("values").elements().next();
      String text = value.asText();
      lost.add(
          one.path("count").asText()
              + " "
              + one.path("why").asText()
              + " by "
              + one.path("by").asText()
              + ": "
              + text.substring(0, Math.min(text.length(), text.startsWith("one") ? 10 : 100))
              + " "
              + one.path("rows"));
    }
    return lost;
  }

  private static JsonNode found(
      JsonNode explained, String source, int id, String sequence, String enrichment) {
    return event(explained, source, id)
        .path("fates")
        .path(sequence)
        .path("enrichments")
        .path(enrichment);
  }

  private static JsonNode event(JsonNode explained, String source, int id) {
    for (JsonNode event : explained.path("events")) {
      if (event.path("source").asText().equals(source) && event.path("id").asInt() == id) {
        return event;
      }
    }
    throw new AssertionError("no event " + id + " of " + source + " in " + explained);
  }

  private static JsonNode explain(String policy) {
    BuildRequest request =
        Builds.request(
            """
            dataset {
              name = versions-%3$s
              path = "%1$s"
              %2$s
              knowledge { policy = %3$s }
              labels { table = lake.versions.labels, id = label, user = user, time = asked }
              sources {
                clicks {
                  table = lake.versions.clicks
                  user = user, event-id = id, event-time = at, arrival-time = at
                  attributes { item = item }
                }
                views {
                  table = lake.versions.views
                  user = user, event-id = id, event-time = at, arrival-time = at
                  attributes { page = id }
                }
              }
              enrichments {
                items {
                  table = lake.versions.items, key = { item = item }
                  valid-from = since, valid-to = until, known-at = known
                  columns = { name = name }, max-staleness = 60 days
                  on-miss = "default(unknown)"
                }
                current {
                  table = lake.versions.items, key = { item = item }
                  valid-from = since, valid-to = until, known-at = known
                  columns = { current_name = name }, as-of = label
                }
                needed {
                  table = lake.versions.items, key = { item = item }
                  valid-from = since, valid-to = until, known-at = known
                  columns = { needed_name = name }, on-miss = "drop-event"
                }
              }
              sequences {
                all { sources = [clicks, views], enrich = [items, current], max-length = 10 }
                strict { sources = [clicks], enrich = [needed], max-length = 10 }
              }
            }
            """
                .formatted(Lake.folder().resolve("versions"), Lake.definitionOfCatalog(), policy),
            "2026-03-19",
            "2026-03-21",
            "2026-05-01");
    DatasetManifest manifest = Builds.run(request);
    JsonNode explained =
        new LabelExplanation(
                Lake.spark(), request, Builds.store(request.definition().definition()), manifest)
            .explain("7", Optional.empty());
    assertThat(explained.path("agrees").asBoolean()).isTrue();
    return explained;
  }

  private static Row click(int id, String at, String item) {
    return RowFactory.create("u", id, instant(at), item);
  }

  private static Row item(String item, String since, String until, String known, String name) {
    return RowFactory.create(
        item, instant(since), until == null ? null : instant(until), instant(known), name);
  }

  private static Instant instant(String text) {
    return Micros.toInstant(Micros.parse(text));
  }
}
