/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class DatasetBuildTest {
  private static final StructType EVENTS =
      new StructType()
          .add("user_id", DataTypes.StringType)
          .add("event_id", DataTypes.LongType)
          .add("happened", DataTypes.TimestampType)
          .add("arrived", DataTypes.TimestampType)
          .add("op", DataTypes.StringType)
          .add("item", DataTypes.StringType)
          .add("price", DataTypes.DoubleType);

  private static final StructType LABELS =
      new StructType()
          .add("label_id", DataTypes.StringType)
          .add("user_id", DataTypes.StringType)
          .add("label_time", DataTypes.TimestampType)
          .add("label", DataTypes.IntegerType);

  @Test
  void lateEventsAndRetractionsCountOnlyOnceTheyArrived() {
    Lake.create(
        "lake.first.events",
        EVENTS,
        List.of(
            event("a", 1, "2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z", "I", "x"),
            event("a", 2, "2026-01-01T11:00:00Z", "2026-01-02T00:00:00Z", "I", "late"),
            event("a", 1, "2026-01-01T10:00:00Z", "2026-01-03T00:00:00Z", "D", "x"),
            event(null, 9, "2026-01-01T10:00:00Z", "2026-01-03T00:00:00Z", "D", "x")));
    Lake.create(
        "lake.first.labels",
        LABELS,
        List.of(
            label("l1", "a", "2026-01-01T12:00:00Z", 1),
            label("l2", "a", "2026-01-02T12:00:00Z", 0),
            label("l3", "a", "2026-01-03T12:00:00Z", 0),
            label("l4", "nobody", "2026-01-03T12:00:00Z", 0)));
    BuildRequest request =
        Builds.request(definition("first"), "2026-01-01", "2026-01-05", "2026-02-01");

    DatasetManifest manifest = Builds.run(request);

    DatasetDefinition definition = request.definition().definition();
    List<Row> rows =
        Builds.rows(definition, manifest)
            .selectExpr("label_id", "s__length", "s__eligible", "s__item", "label", "split")
            .orderBy("label_id")
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.getString(0) + row.getList(3) + row.getLong(2))
        .containsExactly("l1[x]1", "l2[x, late]2", "l3[late]1", "l4[]0");
    assertThat(manifest.build().rejected().get("clicks")).containsEntry("null-user", 1L);
    assertThat(Builds.store(definition).load(manifest.version())).isEqualTo(manifest);
  }

  private static String definition(String namespace) {
    return """
        dataset {
          name = %1$s
          path = "%2$s"
          %3$s
          labels {
            table = "lake.%1$s.labels", id = label_id, user = user_id, time = label_time
            columns = [label]
          }
          sources.clicks {
            table = "lake.%1$s.events", user = user_id, event-id = event_id, event-time = happened
            arrival-time = arrived, retraction = "op = 'D'"
            attributes { item = item, price = "price * 2" }
          }
          sequences.s { sources = [clicks], lookback = 30 days, max-length = 10 }
        }
        """
        .formatted(namespace, Lake.folder().resolve("datasets"), Lake.definitionOfCatalog());
  }

  private static Row event(
      String user, long id, String happened, String arrived, String op, String item) {
    return RowFactory.create(
        user, id, Instant.parse(happened), Instant.parse(arrived), op, item, 1.5);
  }

  private static Row label(String id, String user, String time, int label) {
    return RowFactory.create(id, user, Instant.parse(time), label);
  }
}
