/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.assemble.Assembly;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.testing.Items;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Spark is asked to do before the assembler takes over. */
class PlanTest {
  private static final String TWO_SOURCES =
      """
      sources.more {
        table = lake.plans.events, user = user_id, event-id = event_id, event-time = happened
        arrival-time = arrived, corrections = %s
        attributes { item = item, op = op }
      }
      sequences.t { sources = [more], lookback = 7 days, gap = 1 hour, max-length = 3, filter = "op = 'I'" }
      sequences.s.tie-break = [item]
      """;

  private static final String RICH =
      """
      enrichments {
        item {
          table = lake.plans.items, key { item = code }, valid-from = valid_from, known-at = known_at
          columns { category = category, cost = cost }
        }
        model { table = lake.plans.items, key { item = code }, valid-from = valid_from, columns { model = model } }
        late { table = lake.plans.items, key { op = code }, valid-from = valid_from, columns { kind = category } }
      }
      sources.visits.attributes.op = op
      sequences {
        s { enrich = [item], filter = "category <> 'toys'", derive.dear = "price > cost" }
        t { enrich = [item, model], max-length = 3, derive.seen = { type = count, by = item, within = 7 days } }
        u { enrich = [late], max-length = 5, distinct-by = item, derive.spent = { type = sum, of = price } }
        v { max-length = 2, derive.gap_s = { type = time-since-previous } }
      }
      """;

  private static Visits visits;

  @BeforeAll
  static void createTables() {
    visits = Visits.create("plans");
    Items.create(visits, List.of(Items.item("x", "toys", "2026-01-01T00:00:00Z", null)));
  }

  @Test
  void planHasOneShuffleAndNoSort() {
    String plan = plan(visits.request(TWO_SOURCES.formatted("attributes")));

    assertThat(plan.lines().filter(line -> line.contains("Exchange"))).hasSize(1);
    assertThat(plan).contains("Exchange hashpartitioning(user_hash");
    assertThat(plan).doesNotContain("Sort", "Aggregate", "Window", "Generate");
    assertThat(plan.lines().filter(line -> line.contains("BatchScan"))).hasSize(3);
  }

  @Test
  void planOfSelectionsAndDerivedValuesShufflesAndSortsNothingMore() {
    String plan =
        plan(
            visits.request(
                """
                labels { event = [label_id], session = label_id }
                sources.visits { session = op, attributes.late = { value = price, known-after = arrived } }
                sequences.s {
                  exclude = [same-event, same-session], distinct-by = item, collapse-repeats = [price]
                  quota { by = item, x = 3 }
                  derive { a = "price * 2", b { type = sum, of = price, by = item }, c { type = session, idle = 1 hour } }
                }
                """));

    assertThat(plan.lines().filter(line -> line.contains("Exchange"))).hasSize(1);
    assertThat(plan).doesNotContain("Sort", "Aggregate", "Window", "Generate", "Join");
    assertThat(plan.lines().filter(line -> line.contains("BatchScan"))).hasSize(2);
  }

  @Test
  void planOfManySequencesEnrichmentsAndDerivedValuesShufflesOnceAndSortsNothing() {
    String plan = plan(visits.request(RICH));

    assertThat(plan.lines().filter(line -> line.contains("Exchange"))).hasSize(1);
    assertThat(plan).contains("Exchange hashpartitioning(user_hash");
    assertThat(plan).doesNotContain("Sort", "Aggregate", "Window", "Generate", "Join");
    assertThat(plan.lines().filter(line -> line.contains("BatchScan"))).hasSize(2);
  }

  @Test
  void sparkUsesNoGeneratedMethodThatTheJvmWouldOnlyInterpret() {
    assertThat(Lake.spark().conf().get("spark.sql.codegen.hugeMethodLimit"))
        .isEqualTo(Integer.toString(CodeGenerator.DEFAULT_JVM_HUGE_METHOD_LIMIT()));
  }

  @Test
  void rowsOfAPlainDefinitionCarryItsAttributesAlone() {
    StructType rowType =
        new DatasetBuild(Lake.spark(), Progress.NONE).ingest(visits.request()).rowType();

    assertThat(((StructType) rowType.apply("payload_0").dataType()).fieldNames())
        .containsExactly("item", "price");
    assertThat(((StructType) rowType.apply("label").dataType()).fieldNames())
        .containsExactly("label_id", "user_id", "label_time");
  }

  @Test
  void enrichmentsAddNoShuffleNoSortAndNoScan() {
    Visits enriched = Visits.create("plans_enriched");
    Items.create(enriched, List.of(Items.item("x", "toys", null, null)));
    String keys =
        Items.enrichment(enriched, "on-miss = drop-event")
            + "sequences.s.filter = \"category = 'toys' AND cost > 1\"";

    String plan = plan(enriched.request(keys));

    assertThat(plan.lines().filter(line -> line.contains("Exchange"))).hasSize(1);
    assertThat(plan).doesNotContain("Sort", "Aggregate", "Join");
    assertThat(plan.lines().filter(line -> line.contains("BatchScan"))).hasSize(2);
  }

  @Test
  void enrichmentsAreLookedUpForTheFilterOnlyWhereEverySequenceLeavesRowsOut() {
    Visits enriched = Visits.create("plans_filtered");
    Items.create(enriched, List.of(Items.item("x", "toys", null, null)));
    String filtered =
        Items.enrichment(enriched, "")
            + "sources.visits.corrections = none, sequences.s.filter = \"category = 'toys'\"";
    String atOnce = filtered + "\nknowledge.policy = as-known-at";
    String second = "\nsequences.t { lookback = 7 days, max-length = 3, enrich = [%s] }";
    String dropping = "\nenrichments.item.on-miss = drop-event";

    assertThat(filter(enriched.request(atOnce))).contains("dimension");
    assertThat(filter(enriched.request(atOnce + second.formatted("")))).doesNotContain("dimension");
    assertThat(filter(enriched.request(atOnce + second.formatted("item"))))
        .doesNotContain("dimension");
    assertThat(filter(enriched.request(atOnce + second.formatted("item") + dropping)))
        .contains("dimension");
    assertThat(filter(enriched.request(filtered)))
        .as("deliveries of an event may differ in what was known when they arrived")
        .doesNotContain("dimension");
  }

  private static String filter(BuildRequest request) {
    return plan(request)
        .lines()
        .filter(line -> line.contains(" Filter "))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void planUsesNothingThatChanceOrTheClockDecides() {
    String plan = plan(visits.request(TWO_SOURCES.formatted("any"))).toLowerCase(Locale.ROOT);

    assertThat(plan)
        .doesNotContain(
            "roundrobin",
            "rand(",
            "uuid(",
            "monotonically_increasing_id",
            "current_timestamp",
            "current_date",
            "now(",
            "spark_partition_id",
            "deserializetoobject",
            "serializefromobject",
            "mapelements");
  }

  @Test
  void eventAndArrivalTimesPruneTheScanOfCorrectedSources() {
    List<String> scans = scans(visits.request(TWO_SOURCES.formatted("attributes")));

    assertThat(scans.get(1)).contains("happened < ", "arrived <= ");
    assertThat(scans.get(2)).contains("happened < ", "arrived <= ");
  }

  @Test
  void onlyArrivalTimesPruneTheScanWhereEventTimesMayMove() {
    List<String> scans = scans(visits.request(TWO_SOURCES.formatted("any")));

    assertThat(scans.get(2)).contains("arrived <= ").doesNotContain("happened <");
  }

  @Test
  void labelTimesPruneTheScanOfLabels() {
    assertThat(scans(visits.request()).get(0)).contains("label_time >= ", "label_time < ");
  }

  @Test
  void planOfACommitTimeSourceShufflesAndJoinsNothingMore() {
    Lake.spark().sql("ALTER TABLE lake.plans.events SET TBLPROPERTIES ('format-version' = '3')");

    String plan = plan(visits.request("sources.visits.arrival-time = commit-time"));

    assertThat(plan.lines().filter(line -> line.contains("Exchange hashpartitioning"))).hasSize(1);
    assertThat(plan).doesNotContain("Join");
  }

  /** The lines of the scans: labels first, then the sources. */
  private static List<String> scans(BuildRequest request) {
    return plan(request).lines().filter(line -> line.contains("BatchScan")).toList();
  }

  private static String plan(BuildRequest request) {
    String adaptive = Lake.spark().conf().get("spark.sql.adaptive.enabled");
    Lake.spark().conf().set("spark.sql.adaptive.enabled", "false");
    try {
      Ingest ingest = new DatasetBuild(Lake.spark(), Progress.NONE).ingest(request);
      Dataset<Row> rows = Assembly.byUser(ingest, 3);
      return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
          .queryExecution()
          .executedPlan()
          .toString();
    } finally {
      Lake.spark().conf().set("spark.sql.adaptive.enabled", adaptive);
    }
  }
}
