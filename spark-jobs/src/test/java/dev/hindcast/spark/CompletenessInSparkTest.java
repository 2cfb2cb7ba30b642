/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.dataset.LatenessTally;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.ManifestSchema;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.correct.TouchedLabels;
import dev.hindcast.spark.correct.VersionCorrection;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What builds and corrections say of how complete their label windows are. */
class CompletenessInSparkTest {
  private static final String AT_ONE_TIME = "knowledge.policy = as-known-at";
  private static final long K = Micros.parse("2026-01-05");

  @Test
  void latenessIsThatOfTheRowsHoweverManyTasksCountIt() {
    long seed = RandomCases.printedSeed("lateness of a build");
    Random random = new Random(seed);
    LatenessTally expected = new LatenessTally(K);
    Visits visits =
        Visits.create("lateness_counted", randomEvents(random, expected), List.of(someLabel()));

    BuildRequest request = visits.request(AT_ONE_TIME, "2026-01-01", "2026-01-05", "2026-01-05");
    BuildProvenance one = Builds.run(request, 1).build();
    BuildProvenance several =
        Builds.run(visits.request(AT_ONE_TIME, "2026-01-01", "2026-01-05", "2026-01-05"), 7)
            .build();

    assertThat(one.arrivals().get("visits").lateness())
        .as("seed %s", seed)
        .isEqualTo(expected.counts());
    assertThat(several.arrivals()).isEqualTo(one.arrivals());
    assertThat(one.arrivals().get("labels")).isEqualTo(new InputArrivals(K, LatenessCounts.NONE));
  }

  @Test
  void windowsAreAsSettledAsTheirEndIsLongAgo() {
    Visits visits = Visits.create("settled_by_age", lateEvents(), List.of(someLabel()));

    DatasetManifest manifest =
        Builds.run(visits.request(AT_ONE_TIME, "2026-01-01", "2026-01-05", "2026-01-05"));

    assertThat(states(manifest))
        .containsExactly(
            "settled true 1.0",
            "settled true 1.0",
            "provisional false 0.9",
            "provisional false 0.0");
    assertThat(states(Builds.run(loose(visits))))
        .containsExactly(
            "settled true 1.0", "settled true 1.0", "settled true 0.9", "provisional false 0.0");
  }

  @Test
  void underAsKnownAtLabelAWindowIsSettledOnceItsEndIsRecorded() {
    Visits visits = Visits.create("settled_by_record", lateEvents(), List.of(someLabel()));
    String delay = "knowledge { policy = as-known-at-label, delay = 6 hours }";

    DatasetManifest manifest =
        Builds.run(visits.request(delay, "2026-01-01", "2026-01-05", "2026-01-05"));

    assertThat(states(manifest))
        .containsExactly(
            "settled true 1.0", "settled true 1.0", "settled true 1.0", "provisional false null");
  }

  @Test
  void assumedArrivalTimesTellNothingOfLateness() {
    Visits visits = Visits.create("assumed_lateness", lateEvents(), List.of(someLabel()));
    String assumed = "\nsources.visits.arrival-time = assumed { delay = 1 hour }";

    for (String policy : List.of(AT_ONE_TIME, "knowledge.policy = as-known-at-label")) {
      DatasetManifest manifest = Builds.run(visits.request(policy + assumed));

      assertThat(manifest.build().arrivals().get("visits").lateness().tellsNothing()).isTrue();
      assertThat(manifest.windows())
          .allSatisfy(
              window -> {
                assertThat(window.completeness().settled()).isFalse();
                assertThat(window.completeness().settledShare()).isNull();
                assertThat(window.completeness().unmeasured()).containsExactly("visits");
              });
    }
  }

  @Test
  void windowsWithImmatureLabelsAreProvisional() {
    Outcomes.create(
        "settled_outcomes", Outcomes.random(11, 300).stream().map(Outcomes::row).toList());

    DatasetManifest manifest =
        Builds.run(
            Outcomes.request(
                "settled_outcomes",
                "settled-outcomes",
                "labels { outcome-end = ended, grace = 2 hours }\ncompleteness.settled-share = 0\n"
                    + AT_ONE_TIME));

    assertThat(manifest.build().inputCounts().get("labels").get("immature")).isPositive();
    assertThat(manifest.windows())
        .last()
        .satisfies(
            window -> {
              assertThat(window.completeness().settled()).isFalse();
              assertThat(window.completeness().immatureUntilMicros())
                  .isGreaterThan(manifest.build().knowledgeTimeMicros());
            });
    assertThat(manifest.windows())
        .first()
        .satisfies(window -> assertThat(window.completeness().settled()).isTrue());
  }

  @Test
  void compactionIsNoNews() {
    Visits visits = Visits.create("compacted_visits", lateEvents(), List.of(someLabel()));
    Lake.append(visits.events(), List.of(event("a", 900, at(4, 5), at(4, 5), "I", "x")));
    Long before = recordedThrough(visits);

    Lake.spark()
        .sql(
            "CALL lake.system.rewrite_data_files(table => '"
                + visits.events()
                + "', options => map('rewrite-all', 'true'))");

    assertThat(visits.request().sourceSnapshots())
        .anySatisfy(pin -> assertThat(pin.committedAtMicros()).isGreaterThan(before));
    assertThat(recordedThrough(visits)).isEqualTo(before);
  }

  @Test
  void deletedRowsAreNoNewsAndHideNone() {
    Visits visits = Visits.create("expired_visits", lateEvents(), List.of(someLabel()));
    Long before = recordedThrough(visits);

    Lake.spark().sql("DELETE FROM " + visits.events() + " WHERE event_id < 5");

    assertThat(recordedThrough(visits)).isEqualTo(before);
    DatasetManifest told = Builds.run(visits.request(AT_ONE_TIME));
    assertThat(told.build().arrivals().get("visits").lateness().tellsNothing()).isFalse();

    Lake.spark()
        .sql(
            "CALL lake.system.expire_snapshots(table => '"
                + visits.events()
                + "', older_than => TIMESTAMP '2099-01-01')");

    assertThat(recordedThrough(visits)).isNull();
    DatasetManifest untold = Builds.run(visits.request(AT_ONE_TIME));
    assertThat(untold.build().arrivals().get("visits").lateness().tellsNothing()).isTrue();
    assertThat(states(untold)).containsOnly("provisional false null");
  }

  @Test
  void correctionsConfirmWhatTheyFindEqualAndSayWhatTheyChange() {
    List<Row> labels = new ArrayList<>();
    for (int day = 1; day <= 4; day++) {
      labels.add(label("l" + day, "a", at(day, 23)));
    }
    Visits visits = Visits.create("confirmed_visits", lateEvents().subList(0, 39), labels);
    DatasetManifest first =
        Builds.run(visits.request(AT_ONE_TIME, "2026-01-01", "2026-01-05", "2026-01-05"));

    assertThat(correct(visits, "2026-01-08").has("version")).isFalse();
    assertThat(correct(visits, "2026-01-08", "confirm", "dry-run").has("version")).isFalse();
    assertThat(correct(visits, "2026-01-08", "confirm").path("version").asInt()).isEqualTo(2);
    DatasetManifest second = latest(visits);

    assertThat(second.files()).isEqualTo(first.files());
    assertThat(second.rowDigest()).isEqualTo(first.rowDigest());
    assertThat(states(second)).containsOnly("settled true 1.0");
    assertThat(second.windows())
        .allSatisfy(window -> assertThat(window.confirmedBy()).isEqualTo(second.buildId()))
        .allSatisfy(window -> assertThat(window.buildId()).isEqualTo(first.buildId()));
    assertThat(second.builds()).containsOnlyKeys(first.buildId(), second.buildId());
    assertThat(second.build().arrivals().get("visits").lateness())
        .isEqualTo(first.build().arrivals().get("visits").lateness());
    assertThat(comparedFrom(visits, second)).containsExactly(Micros.parse("2026-01-08"));

    Lake.append(
        visits.events(), List.of(event("a", 901, at(3, 1), "2026-01-09T00:00:00Z", "I", "late")));
    correct(visits, "2026-01-10");
    DatasetManifest third = latest(visits);

    assertThat(states(third))
        .containsExactly(
            "settled true 1.0", "settled true 1.0", "corrected true 1.0", "corrected true 1.0");
    assertThat(third.windows().stream().map(PublishedWindow::affectedRows).toList())
        .containsExactly(null, null, 1L, 1L);
    assertThat(third.windows().stream().map(PublishedWindow::comparedBuildId).toList())
        .containsOnly(third.buildId());
    assertThat(third.builds()).containsOnlyKeys(first.buildId(), third.buildId());
    assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(third))).isEmpty();
  }

  @Test
  void swappedColumnNamesAreNotMistaken() {
    Visits visits = Visits.create("swapped_names");
    String keys = "sources.visits { attributes { op = op }, retraction = \"op = 'D'\" }";
    BuildRequest request = visits.request(keys);
    DatasetManifest first = Builds.run(request);
    rename(visits, "item", "between");
    rename(visits, "op", "item");
    rename(visits, "between", "op");
    // Planned after the swap over a snapshot from before: the names mean the other columns.
    BuildRequest swapped = visits.request(keys);
    DatasetManifest second = Builds.run(swapped);

    assertThat(first.build().columns().get(visits.events()).get("item"))
        .isEqualTo(second.build().columns().get(visits.events()).get("op"));
    assertThat(second.rowDigest()).isNotEqualTo(first.rowDigest());
    assertThat(equalWindows(swapped, second)).isEqualTo(second.windows().size());
    assertThat(equalWindows(request, first)).isEqualTo(first.windows().size());

    rename(visits, "item", "between");
    rename(visits, "op", "item");
    rename(visits, "between", "op");
    assertThatThrownBy(() -> correct(visits, keys, "2026-02-01", Set.of()))
        .hasMessageContaining(visits.events())
        .hasMessageContaining("item");
  }

  private static int equalWindows(BuildRequest request, DatasetManifest manifest) {
    var store = Builds.store(request.definition().definition());
    return VerifyVersionJob.verify(
            Lake.spark(),
            request,
            Progress.NONE,
            Map.of(
                "dataset",
                store.layout().root(),
                "version",
                Integer.toString(manifest.version()),
                "rebuild",
                "b-20260101T000000Z-ffff200" + manifest.version()))
        .path("rebuild")
        .path("equal")
        .asInt();
  }

  private static void rename(Visits visits, String from, String to) {
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN " + from + " TO " + to);
  }

  private static ObjectNode correct(Visits visits, String knowledgeTime, String... options) {
    return correct(visits, AT_ONE_TIME, knowledgeTime, Set.of(options));
  }

  private static ObjectNode correct(
      Visits visits, String keys, String knowledgeTime, Set<String> options) {
    Map<String, String> all = new java.util.HashMap<>();
    options.forEach(option -> all.put(option, "yes"));
    return CorrectVersionJob.correct(
        Lake.spark(),
        visits.request(keys, "2026-01-01", "2026-01-05", knowledgeTime),
        Progress.NONE,
        all);
  }

  /** The knowledge times that a correction would compare with. */
  private static Set<Long> comparedFrom(Visits visits, DatasetManifest base) {
    BuildRequest request = visits.request(AT_ONE_TIME, "2026-01-01", "2026-01-05", "2026-01-09");
    Set<Long> known = new HashSet<>();
    new VersionCorrection(
            Lake.spark(),
            new DatasetBuild(Lake.spark(), Progress.NONE),
            Builds.store(request.definition().definition()),
            base,
            request,
            (before, after) -> {
              known.add(before.knowledgeTimeMicros());
              return new TouchedLabels();
            },
            VersionPublisher.open(request, new Configuration()).folders())
        .run();
    return known;
  }

  private static DatasetManifest latest(Visits visits) {
    var store = Builds.store(visits.request().definition().definition());
    return store.load(store.latest().orElseThrow());
  }

  private static BuildRequest loose(Visits visits) {
    return visits.request(
        AT_ONE_TIME + "\ncompleteness.settled-share = 0.9",
        "2026-01-01",
        "2026-01-05",
        "2026-01-05");
  }

  private static Long recordedThrough(Visits visits) {
    return DatasetBuild.recorded(visits.request("", "2026-01-01", "2026-01-05", "2099-01-01"))
        .get("visits")
        .recordedThroughMicros();
  }

  private static List<String> states(DatasetManifest manifest) {
    return manifest.windows().stream()
        .map(PublishedWindow::completeness)
        .map(of -> of.state().text() + " " + of.settled() + " " + of.settledShare())
        .toList();
  }

  /** Ten events a day in its first hours; each tenth arrives 30 hours late. */
  private static List<Row> lateEvents() {
    List<Row> events = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      int day = 1 + n / 10;
      long time = Micros.parse(at(day, n % 10));
      long late = n % 10 == 9 ? 30 * 3600 * Micros.PER_SECOND : 0;
      events.add(event("a", n, at(day, n % 10), Micros.text(time + late), "I", "x"));
    }
    return events;
  }

  /** Events of four days; those that a build at the end of the fourth may see are counted. */
  private static List<Row> randomEvents(Random random, LatenessTally expected) {
    List<Row> events = new ArrayList<>();
    for (int n = 0; n < 2_000; n++) {
      long time = Micros.parse("2026-01-01") + (long) (random.nextDouble() * 4 * Micros.PER_DAY);
      long late = Micros.PER_SECOND * (long) (-3600 * Math.log(1 - random.nextDouble()));
      String user = "u" + random.nextInt(50);
      events.add(event(user, n, Micros.text(time), Micros.text(time + late), "I", "x"));
      expected.add(time, time + late);
      if (n % 7 == 0) {
        long again = time + late + random.nextInt(20) * 1_800L * Micros.PER_SECOND;
        // Another delivery of the same content tells nothing new; a retraction does.
        events.add(event(user, n, Micros.text(time), Micros.text(again), "I", "x"));
      }
      if (n % 11 == 0) {
        long taken = time + late + random.nextInt(40) * 1_800L * Micros.PER_SECOND;
        events.add(event(user, n, Micros.text(time), Micros.text(taken), "D", "x"));
        expected.add(time, taken);
      }
    }
    return events;
  }

  private static Row someLabel() {
    return label("l1", "a", at(1, 12));
  }

  private static String at(int day, int hour) {
    return "2026-01-%02dT%02d:00:00Z".formatted(day, hour);
  }
}
