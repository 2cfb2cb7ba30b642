/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.diff.RowDiff;
import dev.hindcast.diff.SequenceEdit;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.diff.VersionDiff;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffVersionsJobTest {
  private static final String AS_KNOWN = "knowledge { policy = as-known-at }";
  private static final String JANUARY = "2026-01-01T10:00:00Z";

  @TempDir Path folder;

  @Test
  void whatArrivedBetweenTwoKnowledgeTimesIsToldApart() {
    Visits visits =
        Visits.create(
            "diff_known",
            List.of(
                Visits.event("a", 1, JANUARY, JANUARY, "I", "x"),
                Visits.event("a", 2, "2026-01-01T11:00:00Z", "2026-02-10T00:00:00Z", "I", "late"),
                Visits.event("b", 3, JANUARY, JANUARY, "I", "x"),
                Visits.event("b", 4, "2026-01-01T11:00:00Z", JANUARY, "I", "y"),
                Visits.event("b", 4, "2026-01-01T11:00:00Z", "2026-02-10T00:00:00Z", "D", "y"),
                Visits.event("c", 5, JANUARY, JANUARY, "I", "p"),
                Visits.event("c", 5, JANUARY, "2026-02-10T00:00:00Z", "I", "q"),
                Visits.event("d", 6, JANUARY, JANUARY, "I", "x")),
            List.of(
                Visits.label("la", "a", "2026-01-02T12:00:00Z"),
                Visits.label("lb", "b", "2026-01-02T12:00:00Z"),
                Visits.label("lc", "c", "2026-01-02T12:00:00Z"),
                Visits.label("ld", "d", "2026-01-03T12:00:00Z")));
    String keys = AS_KNOWN + "\nsources.visits.attributes.id = event_id";
    BuildRequest first = visits.request(keys, "2026-01-01", "2026-01-05", "2026-02-01");
    DatasetManifest before = Builds.run(first);
    DatasetManifest after =
        Builds.run(visits.request(keys, "2026-01-01", "2026-01-05", "2026-03-01"));

    JsonNode report = diff(first, Map.of());

    assertThat(report.path("sameFingerprint").asBoolean()).isTrue();
    assertThat(report.path("sources")).isEmpty();
    assertThat(report.path("windows").path("same").asInt()).isEqualTo(3);
    assertThat(report.path("windows").path("changed")).hasSize(1);
    JsonNode rows = report.path("rows");
    assertThat(rows.path("labels")).isEqualTo(json("{'changed': 3}"));
    JsonNode sequence = rows.path("sequences").path("s");
    assertThat(sequence.path("edits"))
        .isEqualTo(json("{'changed': 1, 'inserted': 1, 'removed': 1}"));
    assertThat(sequence.path("causes"))
        .isEqualTo(json("{'correction': 1, 'late-arrival': 1, 'retraction': 1}"));
    assertThat(sequence.path("fields")).isEqualTo(json("{'item': 1}"));
    assertThat(sequence.path("firstDivergence")).isEqualTo(json("{'0': 1, '1': 2}"));
    assertThat(rows.path("examples").findValuesAsText("label")).containsExactly("la", "lb", "lc");
    assertThat(rows.path("examples").path(2).path("sequences").path("s").path("edits").path(0))
        .isEqualTo(
            json(
                "{'edit': 'changed', 'from': 0, 'to': 0, 'event': {'event_time':"
                    + " '2026-01-01T10:00:00Z', 'item': 'p', 'price': 1.5, 'id': 5}, 'fields':"
                    + " {'item': {'before': 'p', 'after': 'q'}}, 'cause': 'correction'}"));
    assertLengths(first, before, after);
  }

  @Test
  void whatWasCommittedLaterWithAnEarlierArrivalIsBackDatedAndPushesOthersOut() {
    Visits visits = Visits.create("diff_back");
    BuildRequest first = visits.request("sequences.s.max-length = 2");
    Builds.run(first);
    Lake.append(
        visits.events(),
        List.of(Visits.event("a", 9, "2026-01-01T11:30:00Z", "2026-01-01T11:30:00Z", "I", "n")));
    Builds.run(visits.request("sequences.s.max-length = 2"));

    JsonNode report = diff(first, Map.of());

    assertThat(report.path("sources")).hasSize(1);
    assertThat(report.path("rows").path("sequences").path("s").path("causes"))
        .isEqualTo(json("{'back-dated': 2, 'cut': 2}"));
  }

  @Test
  void aDimensionThatIsKnownLaterIsADimensionChange() {
    Visits visits = Visits.create("diff_dimension");
    Lake.create(
        "lake.diff_dimension.items",
        StructType.fromDDL("item string, since timestamp, known timestamp, category string"),
        List.of(
            item("x", "2025-01-01T00:00:00Z", "toys"), item("x", "2026-02-10T00:00:00Z", "games")));
    String keys =
        AS_KNOWN
            + "\nenrichments.items { table = lake.diff_dimension.items, key = { item = item }"
            + "\n valid-from = since, known-at = known, columns = { category = category } }"
            + "\nsequences.s.enrich = [items]";
    BuildRequest first = visits.request(keys, "2026-01-01", "2026-01-05", "2026-02-01");
    Builds.run(first);
    Builds.run(visits.request(keys, "2026-01-01", "2026-01-05", "2026-03-01"));

    JsonNode sequence = diff(first, Map.of()).path("rows").path("sequences").path("s");

    assertThat(sequence.path("causes")).isEqualTo(json("{'dimension-change': 2}"));
    assertThat(sequence.path("fields")).isEqualTo(json("{'category': 2}"));
  }

  @Test
  void anotherDefinitionOverTheSameDataIsADefinitionChange() {
    Visits visits = Visits.create("diff_definition");
    String splits = "\noutput.splits { train = \"< 2026-01-02\", test = \"< 2026-01-09\" }";
    BuildRequest first = visits.request(splits);
    Builds.run(first);
    Builds.run(
        visits.request(
            "sequences.s.max-length = 1\nsequences.s.derive { age_s = { type ="
                + " time-before-label, unit = seconds } }"
                + splits.replace("01-02", "01-03")));

    JsonNode report = diff(first, Map.of());

    assertThat(report.path("sameFingerprint").asBoolean()).isFalse();
    assertThat(report.path("definition").findValuesAsText("key"))
        .contains("dataset.sequences.s.max-length");
    assertThat(report.path("schema").findValuesAsText("column")).contains("s__age_s");
    JsonNode rows = report.path("rows");
    assertThat(rows.path("splits")).isEqualTo(json("{'test to train': 1}"));
    assertThat(rows.path("causes").path("definition-change").path("labels").asInt()).isEqualTo(1);
    assertThat(rows.path("sequences").path("s").path("causes"))
        .isEqualTo(json("{'definition-change': 3}"));
    assertThat(rows.path("sequences").path("s").path("edits")).isEqualTo(json("{'removed': 3}"));
  }

  @Test
  void labelsThatCameWentAndChangedAreTold() {
    StructType type = Visits.LABELS.add("label", DataTypes.IntegerType);
    Lake.create(
        "lake.diff_labels.events",
        Visits.EVENTS,
        List.of(Visits.event("a", 1, JANUARY, JANUARY, "I", "x")));
    Lake.create(
        "lake.diff_labels.labels",
        type,
        List.of(label("stays", 1), label("goes", 1), label("changes", 1)));
    Visits visits = new Visits("diff_labels");
    String keys = "labels.columns = [label]";
    BuildRequest first = visits.request(keys);
    Builds.run(first);
    Lake.spark().sql("DELETE FROM lake.diff_labels.labels WHERE label_id <> 'stays'");
    Lake.append(
        visits.labels(),
        List.of(
            label("changes", 7),
            label("comes", 1),
            RowFactory.create("other day", "a", Instant.parse("2026-01-07T00:00:00Z"), 1)));
    Builds.run(visits.request(keys, "2026-01-01", "2026-01-08"));

    JsonNode rows = diff(first, Map.of()).path("rows");

    assertThat(rows.path("labels")).isEqualTo(json("{'added': 2, 'changed': 1, 'removed': 1}"));
    assertThat(rows.path("columns")).isEqualTo(json("{'label': 1}"));
    assertThat(rows.path("causes"))
        .isEqualTo(json("{'label-change': {'labels': 3}, 'range': {'labels': 1}}"));
  }

  @Test
  void filesOfEqualWindowsAreNotRead() throws IOException {
    Visits visits = Visits.create("diff_equal");
    BuildRequest first = visits.request();
    DatasetManifest manifest = Builds.run(first);
    Builds.run(visits.request());
    DatasetStore store = Builds.store(first.definition().definition());
    for (PublishedFile file : manifest.files()) {
      Files.delete(Path.of(store.files().location(file.path())));
    }

    JsonNode report = diff(first, Map.of());

    assertThat(report.path("windows").path("same").asInt()).isEqualTo(manifest.windows().size());
    assertThat(report.path("rows")).isEqualTo(json("{'examples': []}"));
  }

  @Test
  void programsReadTheRowsAsLinesOrAsParquet() throws IOException {
    Visits visits = Visits.create("diff_rows");
    BuildRequest first = visits.request();
    Builds.run(first);
    Lake.append(
        visits.events(),
        List.of(Visits.event("a", 9, "2026-01-01T11:30:00Z", "2026-01-01T11:30:00Z", "I", "n")));
    Lake.append(visits.labels(), List.of(Visits.label("l0", "a", "2026-01-01T13:00:00Z")));
    Builds.run(visits.request());
    Path lines = folder.resolve("rows.jsonl");
    Path parquet = folder.resolve("rows.parquet");

    diff(first, Map.of("rows", lines.toString()));
    diff(first, Map.of("rows", parquet.toString()));

    ObjectMapper mapper = new ObjectMapper();
    List<String> written = Files.readAllLines(lines);
    assertThat(written).hasSize(3);
    assertThat(mapper.readTree(written.get(0)))
        .isEqualTo(
            json("{'label': 'l0', 'user': 'a', 'change': 'added', 'cause': 'label-change'}"));
    assertThat(mapper.readTree(written.get(1)).path("sequences").path("s").path("edits").path(0))
        .isEqualTo(
            json(
                "{'edit': 'inserted', 'to': 2, 'event': {'event_time': '2026-01-01T11:30:00Z',"
                    + " 'item': 'n', 'price': 1.5}, 'cause': 'back-dated'}"));
    List<Row> rows =
        Lake.spark()
            .read()
            .parquet(parquet.toString())
            .filter("sequence = 's' and column is null or sequence is null")
            .select("label", "change", "cause", "to")
            .orderBy("label")
            .collectAsList();
    assertThat(rows)
        .containsExactly(
            RowFactory.create("l0", "added", "label-change", null),
            RowFactory.create("l1", "inserted", "back-dated", 2),
            RowFactory.create("l2", "inserted", "back-dated", 2));
  }

  private static void assertLengths(
      BuildRequest request, DatasetManifest before, DatasetManifest after) {
    Map<String, Integer> old = lengths(request, before);
    Map<String, Integer> young = lengths(request, after);
    List<RowDiff> diffs =
        new VersionDiff(
                Lake.spark(), Builds.store(request.definition().definition()), before, after)
            .rows()
            .collect();
    for (RowDiff diff : diffs) {
      int length = old.get(diff.label());
      for (SequenceEdit edit : diff.sequences().get(0).diff().edits()) {
        length += edit instanceof SequenceEdit.Inserted ? 1 : 0;
        length -= edit instanceof SequenceEdit.Removed ? 1 : 0;
      }
      assertThat(length).isEqualTo(young.get(diff.label()));
    }
  }

  private static Map<String, Integer> lengths(BuildRequest request, DatasetManifest manifest) {
    Map<String, Integer> lengths = new HashMap<>();
    Builds.rows(request.definition().definition(), manifest)
        .select("label_id", "s__length")
        .collectAsList()
        .forEach(row -> lengths.put(row.getString(0), row.getInt(1)));
    return lengths;
  }

  private static JsonNode diff(BuildRequest request, Map<String, String> more) {
    DatasetStore store = Builds.store(request.definition().definition());
    OptionalInt latest = store.latest();
    Map<String, String> options = new HashMap<>(more);
    options.put("dataset", store.layout().root());
    options.put("before", "1");
    options.put("after", Integer.toString(latest.getAsInt()));
    return json(DiffVersionsJob.diff(Lake.spark(), Progress.NONE, options).toString());
  }

  private static Row item(String item, String known, String category) {
    return RowFactory.create(
        item, Instant.parse("2025-01-01T00:00:00Z"), Instant.parse(known), category);
  }

  private static Row label(String id, int label) {
    return RowFactory.create(id, "a", Instant.parse("2026-01-01T12:00:00Z"), label);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
