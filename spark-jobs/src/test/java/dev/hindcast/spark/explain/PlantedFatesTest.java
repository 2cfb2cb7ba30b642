/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lake with one event for each thing that can become of an event. */
class PlantedFatesTest {
  private static final StructType CLICKS =
      StructType.fromDDL(
          "user string, id int, at timestamp, seen timestamp, rev int, op string, item string,"
              + " kind string, page string, request string");

  private static LabelExplanation explanations;
  private static JsonNode explained;

  @BeforeAll
  static void buildAndExplain() {
    List<Row> rows = new ArrayList<>();
    rows.add(click(1, "2026-03-20T12:00:00Z", "2026-03-20T12:00:00Z", "a", "click", "p1"));
    rows.add(click(2, "2026-03-20T11:30:00Z", "2026-03-20T11:30:00Z", "a", "click", "p2"));
    rows.add(click(3, "2026-03-19T00:00:00Z", "2026-03-20T13:00:00Z", "a", "click", "p3"));
    rows.add(click(4, "2026-03-09T00:00:00Z", "2026-03-09T00:00:00Z", "a", "click", "p4"));
    rows.add(click(5, "2026-03-15T00:00:00Z", "2026-03-15T00:00:00Z", "a", "click", "bot"));
    rows.add(click(6, "2026-03-15T01:00:00Z", "2026-03-15T01:00:00Z", "a", "view", "p6"));
    rows.add(click(7, "2026-03-16T00:00:00Z", "2026-03-16T00:00:00Z", "unknown", "click", "p7"));
    rows.add(click(8, "2026-03-17T00:00:00Z", "2026-03-17T00:00:00Z", "a", "click", "p8"));
    rows.add(revision(8, "2026-03-17T00:00:00Z", "2026-03-18T00:00:00Z", 0, "D", "a", null));
    rows.add(revision(9, "2026-03-19T10:00:00Z", "2026-03-19T10:00:00Z", 0, "I", "g", null));
    rows.add(revision(9, "2026-03-19T10:00:00Z", "2026-03-19T11:00:00Z", 1, "I", "a", null));
    rows.add(revision(9, "2026-03-19T10:00:00Z", "2026-03-19T12:00:00Z", 1, "I", "a", null));
    rows.add(revision(9, "2026-03-19T10:00:00Z", "2026-03-21T00:00:00Z", 2, "I", "z", null));
    rows.add(revision(10, "2026-03-17T12:00:00Z", "2026-03-17T12:00:00Z", 0, "I", "e", "r1"));
    rows.add(click(11, "2026-03-19T08:00:00Z", "2026-03-19T08:00:00Z", "b", "click", "p11"));
    rows.add(click(12, "2026-03-19T09:00:00Z", "2026-03-19T09:00:00Z", "b", "click", "same"));
    rows.add(click(13, null, "2026-03-19T09:00:00Z", "b", "click", "p13"));
    rows.add(click(14, "2026-03-18T10:00:00Z", "2026-03-18T10:00:00Z", "c", "click", "p14"));
    rows.add(click(15, "2026-03-18T09:00:00Z", "2026-03-18T09:00:00Z", "d", "click", "p15"));
    Lake.create("lake.planted.clicks", CLICKS, rows);
    Lake.create(
        "lake.planted.labels",
        StructType.fromDDL("label bigint, user string, asked timestamp, request string"),
        List.of(
            RowFactory.create(7L, "u", instant("2026-03-20T12:00:00Z"), "r1"),
            RowFactory.create(8L, "u", instant("2026-03-19T12:00:00Z"), null)));
    List<Row> items = new ArrayList<>();
    for (String item : List.of("a", "b", "c", "d", "e", "g", "z")) {
      items.add(RowFactory.create(item, instant("2026-01-01T00:00:00Z"), "category " + item));
    }
    Lake.create(
        "lake.planted.items",
        StructType.fromDDL("item string, since timestamp, category string"),
        items);
    BuildRequest request = request();
    DatasetManifest manifest = Builds.run(request);
    explanations =
        new LabelExplanation(
            Lake.spark(), request, Builds.store(request.definition().definition()), manifest);
    explained = explanations.explain("7", Optional.empty());
  }

  @Test
  void theRowComputedAgainIsTheStoredOne() {
    assertThat(explained.path("differences")).isEmpty();
    assertThat(explained.path("agrees").asBoolean()).isTrue();
    assertThat(explained.path("user").asText()).isEqualTo("u");
  }

  @Test
  void everyPlantedFateIsNamed() {
    assertThat(fate("recent", 1)).isEqualTo("too-new by 0 s");
    assertThat(fate("recent", 2)).isEqualTo("in-gap by 30 min");
    assertThat(fate("recent", 3)).isEqualTo("arrived-too-late by 1 h");
    assertThat(fate("recent", 4)).isEqualTo("outside-lookback by 1 d 12 h");
    assertThat(fate("recent", 5)).isEqualTo("filtered: sources.clicks.where: page <> 'bot'");
    assertThat(fate("recent", 6)).isEqualTo("filtered: sequences.recent.filter: kind <> 'view'");
    assertThat(fate("recent", 7)).isEqualTo("filtered: enrichments.items.on-miss: drop-event");
    assertThat(fate("recent", 8)).isEqualTo("retracted: 2026-03-18T00:00:00Z");
    assertThat(fate("recent", 9)).isEqualTo("kept at 2");
    assertThat(fate("recent", 10)).isEqualTo("excluded: same-request");
    assertThat(fate("recent", 11)).isEqualTo("repeated: 12");
    assertThat(fate("recent", 12)).isEqualTo("kept at 1");
    assertThat(fate("recent", 14)).isEqualTo("kept at 0");
    assertThat(fate("recent", 15)).isEqualTo("pushed-out");
    assertThat(fate("shaped", 2)).isEqualTo("kept at 2");
    assertThat(fate("shaped", 9)).isEqualTo("kept at 1");
    assertThat(fate("shaped", 12)).isEqualTo("collapsed: 9");
    assertThat(fate("shaped", 14)).isEqualTo("over-quota");
    assertThat(fate("shaped", 6)).isEqualTo("kept at 0");
  }

  @Test
  void everyRevisionOfACorrectedEventHasItsFate() {
    List<String> fates = new ArrayList<>();
    event(9).path("revisions").forEach(revision -> fates.add(text(revision)));

    assertThat(fates)
        .containsExactly(
            "superseded: revision 1 that arrived 2026-03-19T12:00:00Z",
            "duplicate: revision 1 that arrived 2026-03-19T12:00:00Z",
            "current",
            "arrived-too-late by 12 h");
  }

  @Test
  void rejectedRowsOfTheUserAreListed() {
    assertThat(explained.path("rejectedRows")).hasSize(1);
    assertThat(explained.path("rejectedRows").get(0).path("reason").asText())
        .isEqualTo("null-event-time");
    assertThat(explained.path("rejectedRows").get(0).path("id").asText()).isEqualTo("13");
  }

  @Test
  void oneSequenceCanBeAskedForAndAnUnknownOneIsRefused() {
    ObjectNode one = explanations.explain("8", Optional.of("recent"));

    assertThat(one.path("sequences")).hasSize(1);
    assertThat(one.path("agrees").asBoolean()).isTrue();
    assertThatThrownBy(() -> explanations.explain("8", Optional.of("last")))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("Cannot explain sequence last of dataset planted: it has only");
  }

  @Test
  void aLabelWithoutARowIsSaidToHaveNone() {
    assertThatThrownBy(() -> explanations.explain("99", Optional.empty()))
        .isInstanceOf(HindcastException.class)
        .hasMessage(
            "Cannot explain label 99 of dataset planted@v1: the version has no row with that label"
                + " id. Check the id; a label that was rejected, immature or sampled out has no"
                + " row, and versions show says how many there are.")
        .extracting("code")
        .isEqualTo(ErrorCode.LABEL_MISSING);
    assertThatThrownBy(() -> explanations.explain("no number", Optional.empty()))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("Cannot explain label no number of dataset planted@v1");
  }

  private static String fate(String sequence, int id) {
    return text(event(id).path("fates").path(sequence));
  }

  private static JsonNode event(int id) {
    for (JsonNode event : explained.path("events")) {
      if (event.path("id").asInt() == id) {
        return event;
      }
    }
    throw new AssertionError("no event " + id + " in " + explained);
  }

  private static String text(JsonNode fate) {
    return fate.path("fate").asText()
        + (fate.has("position") ? " at " + fate.path("position").asText() : "")
        + (fate.has("by") ? " by " + fate.path("by").asText() : "")
        + (fate.has("detail") ? ": " + fate.path("detail").asText() : "");
  }

  private static BuildRequest request() {
    return Builds.request(
        """
        dataset {
          name = planted
          path = "%s"
          %s
          labels {
            table = lake.planted.labels
            id = label, user = user, time = asked, request = request
          }
          sources.clicks {
            table = lake.planted.clicks
            user = user, event-id = id, event-time = at, arrival-time = seen
            revision = rev, retraction = "op = 'D'", request = request
            attributes { item = item, kind = kind, page = page }
            where = "page <> 'bot'"
          }
          enrichments.items {
            table = lake.planted.items
            key = { item = item }, valid-from = since
            columns = { category = category }, on-miss = "drop-event"
          }
          sequences {
            recent {
              sources = [clicks], enrich = [items]
              lookback = 10 days, gap = 1 hour, max-length = 3
              filter = "kind <> 'view'", exclude = [same-request], distinct-by = item
            }
            shaped {
              sources = [clicks]
              lookback = 10 days, max-length = 10
              collapse-repeats = page, quota { by = kind, click = 2 }
            }
          }
        }
        """
            .formatted(Lake.folder().resolve("planted"), Lake.definitionOfCatalog()),
        "2026-03-19",
        "2026-03-21",
        "2026-05-01");
  }

  private static Row click(int id, String at, String seen, String item, String kind, String page) {
    return RowFactory.create(
        "u", id, at == null ? null : instant(at), instant(seen), 0, "I", item, kind, page, null);
  }

  private static Row revision(
      int id, String at, String seen, int number, String op, String item, String request) {
    return RowFactory.create(
        "u", id, instant(at), instant(seen), number, op, item, "click", "same", request);
  }

  private static java.time.Instant instant(String text) {
    return Micros.toInstant(Micros.parse(text));
  }
}
