/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One label of one user under every rule that leaves events or values out, and what is derived. */
class SelectionTest {
  private static final String DEFINITION =
      """
      dataset {
        name = selection
        path = "%1$s"
        %2$s
        knowledge.delay = 5 minutes
        labels {
          table = "lake.selection.labels", id = label_id, user = user_id, time = asked
          request = of_request, event = [of_shop, of_click], session = item
        }
        sources.clicks {
          table = "lake.selection.clicks", user = user_id, event-id = [shop, click_id]
          event-time = happened, arrival-time = assumed { delay = 0 s }, request = req
          attributes {
            id = click_id, item = "lower(item_name)", kind = kind
            dwell = { value = dwell_s, known-after = ended }
            slow = { value = dwell_s, known-after = 35 minutes }
          }
        }
        sources.others {
          table = "lake.selection.clicks", user = user_id, event-id = click_id
          event-time = happened, arrival-time = assumed { delay = 0 s }
          attributes { id = click_id }
        }
        sequences {
          late { sources = [clicks], max-length = 9, columns = [id, dwell, slow] }
          event {
            sources = [clicks, others], max-length = 9, exclude = [same-event], columns = [id, n]
            derive.n = "id * 10"
          }
          request { sources = [clicks], max-length = 9, exclude = [same-request], columns = [id] }
          visit { sources = [clicks], max-length = 9, exclude = [same-session], columns = [id] }
          distinct {
            sources = [clicks], max-length = 9, distinct-by = item, columns = [id, n, before]
            derive { n { type = count }, before { type = time-before-label, unit = minutes } }
          }
          runs {
            sources = [clicks], max-length = 9, collapse-repeats = [item], columns = [id, n]
            derive.n = "concat(item, '-', kind)"
          }
          quota { sources = [clicks], max-length = 9, quota { view = 1 }, columns = [id] }
        }
      }
      """;

  private static DatasetManifest manifest;
  private static Row row;

  @BeforeAll
  static void build() {
    Lake.spark().sql("CREATE NAMESPACE lake.selection");
    Lake.spark()
        .sql(
            "CREATE TABLE lake.selection.clicks (user_id string, shop string, click_id int,"
                + " happened timestamp, kind string, req string, item_name string, dwell_s int,"
                + " ended timestamp) USING iceberg");
    Lake.spark()
        .sql(
            "INSERT INTO lake.selection.clicks SELECT 'a', 's', id, timestamp(concat('2026-01-01"
                + " ', at, ':00Z')), kind, req, item, dwell, timestamp(concat('2026-01-01 ', ended,"
                + " ':00Z')) FROM VALUES (1, '10:00', 'view', 'r1', 'X', 5, '10:05'), (2, '10:10',"
                + " 'click', 'r1', 'X', 7, '11:30'), (3, '10:20', 'view', 'r2', 'Y', 9, null), (4,"
                + " '10:30', 'click', null, 'Y', 11, '10:55') AS v(id, at, kind, req, item, dwell,"
                + " ended)");
    Lake.spark()
        .sql(
            "CREATE TABLE lake.selection.labels (label_id string, user_id string, asked timestamp,"
                + " of_request string, of_shop string, of_click bigint, item string) USING"
                + " iceberg");
    Lake.spark()
        .sql(
            "INSERT INTO lake.selection.labels VALUES ('l', 'a', timestamp '2026-01-01"
                + " 11:00:00Z', 'r1', 's', 4, 'y')");
    BuildRequest request =
        Builds.request(
            DEFINITION.formatted(Lake.folder().resolve("datasets"), Lake.definitionOfCatalog()),
            "2026-01-01",
            "2026-01-02",
            "2026-02-01");
    manifest = Builds.run(request);
    row = Builds.rows(request.definition().definition(), manifest).collectAsList().get(0);
  }

  @Test
  void valuesThatAreKnownLaterAreNullUntilThen() {
    assertThat(list("late__id")).isEqualTo("[1, 2, 3, 4]");
    assertThat(list("late__dwell")).isEqualTo("[5, null, null, 11]");
    assertThat(list("late__slow")).isEqualTo("[5, 7, 9, null]");
    assertThat(manifest.statistics().get("late").nulls())
        .containsEntry("dwell", 2L)
        .containsEntry("slow", 1L)
        .containsEntry("id", 0L);
  }

  @Test
  void ownEventIsToldByAllColumnsOfItsId() {
    assertThat(list("event__id")).isEqualTo("[1, 1, 2, 2, 3, 3, 4]");
    assertThat(row.<Long>getAs("event__eligible")).isEqualTo(7L);
  }

  @Test
  void eventsOfTheLabelsRequestOrSessionAreLeftOut() {
    assertThat(list("request__id")).isEqualTo("[3, 4]");
    assertThat(list("visit__id")).isEqualTo("[1, 2]");
  }

  @Test
  void derivedValuesSeeWhatDistinctByLeavesOut() {
    assertThat(list("distinct__id")).isEqualTo("[2, 4]");
    assertThat(list("distinct__n")).isEqualTo("[1, 3]");
    assertThat(list("distinct__before")).isEqualTo("[50, 30]");
    assertThat(row.<Long>getAs("distinct__eligible")).isEqualTo(4L);
  }

  @Test
  void oneNameMayBeDerivedDifferentlyInEachSequence() {
    assertThat(list("event__n")).isEqualTo("[10, 10, 20, 20, 30, 30, 40]");
    assertThat(list("runs__n")).isEqualTo("[x-click, y-click]");
  }

  @Test
  void runsAndQuotasKeepTheNewest() {
    assertThat(list("runs__id")).isEqualTo("[2, 4]");
    assertThat(list("quota__id")).isEqualTo("[2, 3, 4]");
  }

  private static String list(String column) {
    List<Object> values = row.getList(row.fieldIndex(column));
    return values.toString();
  }
}
