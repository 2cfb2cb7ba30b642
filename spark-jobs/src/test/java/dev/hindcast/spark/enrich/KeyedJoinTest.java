/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static dev.hindcast.spark.testing.Items.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Items;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Dimensions that are too large to be sent to every task. */
class KeyedJoinTest {
  private static final int EVENTS = 600;
  private static final int PARTITIONS = 8;

  /** Half of all events are about one item. */
  private static Visits hotVisits(String namespace) {
    List<Row> events = new ArrayList<>();
    long start = Micros.parse("2026-01-01");
    for (int n = 0; n < EVENTS; n++) {
      String time = Micros.text(start + n * 60L * Micros.PER_SECOND);
      String item = n % 2 == 0 ? "hot" : "item" + n % 37;
      events.add(Visits.event("user" + n % 11, n, time, time, "I", n % 29 == 0 ? null : item));
    }
    List<Row> labels = new ArrayList<>();
    for (int n = 0; n < 22; n++) {
      String time = n < 11 ? "2026-01-01T05:00:00Z" : "2026-01-02T00:00:00Z";
      labels.add(Visits.label("l" + n, "user" + n % 11, time));
    }
    Visits visits = Visits.create(namespace, events, labels);
    List<Row> versions = new ArrayList<>();
    for (int n = 0; n < 400; n++) {
      String key = n % 5 == 0 ? "hot" : "item" + n % 37;
      String from = Micros.text(start + (n % 83) * 600L * Micros.PER_SECOND);
      String known = Micros.text(start + (n % 97) * 700L * Micros.PER_SECOND);
      versions.add(item(key, "c" + n, n, List.of((float) n), "m1", from, null, known));
    }
    Items.create(visits, versions);
    return visits;
  }

  @Test
  void aJoinedDimensionGivesTheRowsOfABroadcastOne() {
    Visits visits = hotVisits("joined_equal");
    for (String onMiss : List.of("null", "drop-event")) {
      String keys =
          Items.enrichment(visits, "space = model, on-miss = \"" + onMiss + "\"")
              + "sequences.s { max-length = 100, filter = \"category <> 'c7' OR cost IS NULL\" }";
      DatasetManifest broadcast = Builds.run(visits.request(keys));
      DatasetManifest joined = withLimit("1k", () -> Builds.run(visits.request(keys)));

      assertThat(joined.windows().stream().map(window -> window.rowDigest()).toList())
          .isEqualTo(broadcast.windows().stream().map(window -> window.rowDigest()).toList());
      assertThat(joined.build().inputCounts().get("item"))
          .isEqualTo(broadcast.build().inputCounts().get("item"));
      assertThat(joined.build().inputCounts().get("item").get("misses")).isPositive();
    }
  }

  @Test
  void aHotKeyIsSpreadEvenly() {
    Dataset<Row> events =
        Lake.spark()
            .range(10_000)
            .select(
                functions
                    .when(functions.expr("id % 10 < 8"), "hot")
                    .otherwise(functions.expr("concat('k', id % 500)"))
                    .as("key"));
    HotKeys hot = HotKeys.of(events.select(functions.xxhash64(functions.col("key"))), PARTITIONS);

    assertThat(hot.shares()).hasSize(1);
    assertThat(hot.shares().values()).allMatch(parts -> parts == PARTITIONS);
    List<Row> places =
        events
            .withColumn("hash", functions.xxhash64(functions.col("key")))
            .withColumn(
                "place",
                KeyedJoin.place(
                    functions.col("hash"),
                    functions.pmod(
                        functions.xxhash64(functions.expr("monotonically_increasing_id()")),
                        hot.shares(functions.col("hash"))),
                    PARTITIONS))
            .groupBy("place")
            .count()
            .collectAsList();

    assertThat(places).hasSize(PARTITIONS);
    assertThat(places).allMatch(row -> row.getLong(1) < 2 * 10_000 / PARTITIONS);
  }

  @Test
  void overlapInAJoinedDimensionIsRefused() {
    Visits visits = Visits.create("joined_overlap");
    Items.create(
        visits,
        List.of(
            item("x", "toys", 1, null, "m1", "2026-01-01T00:00:00Z", null, "2026-01-01T00:00:00Z"),
            item(
                "x", "toys", 1, null, "m1", "2026-01-02T00:00:00Z", null, "2026-01-02T00:00:00Z")));
    BuildRequest request =
        visits.request(Items.enrichment(visits, "valid-to = valid_to, overlap = refuse"));

    assertThatThrownBy(() -> withLimit("1", () -> Builds.run(request)))
        .rootCause()
        .isInstanceOf(HindcastException.class)
        .hasMessageContainingAll("item with table lake.joined_overlap.items", "key x holds over");
  }

  private static <T> T withLimit(String limit, Supplier<T> work) {
    Lake.spark().sparkContext().conf().set(BroadcastLimit.KEY, limit);
    try {
      return work.get();
    } finally {
      Lake.spark().sparkContext().conf().remove(BroadcastLimit.KEY);
    }
  }
}
