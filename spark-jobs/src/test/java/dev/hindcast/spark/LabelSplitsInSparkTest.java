/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.spark.testing.Settings;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits, weights and maturity of written rows against a plain reading of the rules. */
class LabelSplitsInSparkTest {
  private static final long SEED = 20260101;
  private static final long GRACE = 2 * Micros.PER_DAY / 24;
  private static final String OUTCOMES = "labels { outcome-end = ended, grace = 2 hours }\n";
  private static final String TIMES =
      """
      output.splits {
        train = "< 2026-01-02", validation = "< 2026-01-03", test = "< 2026-01-04T12:00:00Z"
        embargo = 12 hours
      }
      """;
  private static final String USERS =
      "output.splits.users { salt = pepper, train = 0.5, validation = 0.3, test = 0.2 }\n";
  private static final String SAMPLE =
      "labels.sample { rate = 0.25, where = \"clicked = 0\", salt = s1, by = %s, weight = stands }\n";

  private static List<Outcomes> labels;

  @BeforeAll
  static void createTables() {
    labels = Outcomes.random(SEED, 3_000);
    Outcomes.create("outcomes", labels.stream().map(Outcomes::row).toList());
  }

  @Test
  void rowsHaveTheSplitOfTheirTime() {
    DatasetManifest manifest =
        check("by-time", TIMES, label -> true, this::splitByTime, label -> 1.0);

    assertThat(manifest.splits())
        .extracting(PublishedSplit::name)
        .containsExactly("train", "validation", "test");
    assertThat(manifest.rowsWithoutSplit()).containsOnlyKeys("embargo", "after-last-split");
    assertThat(manifest.build().statements())
        .extracting(CheckedStatement::statement)
        .containsExactly("users-in-several-splits", "no-label-outside-split");
    assertThat(manifest.build().statements().get(0).found()).isEqualTo(usersInSeveralSplits());
  }

  @Test
  void rowsHaveTheSplitOfTheirUser() {
    DatasetManifest manifest =
        check("by-user", USERS, label -> true, this::splitByUser, label -> 1.0);

    assertThat(manifest.rowsWithoutSplit()).isEmpty();
    assertThat(manifest.build().statements())
        .extracting(CheckedStatement::statement, CheckedStatement::checked, CheckedStatement::found)
        .containsExactly(
            tuple(
                "no-user-in-two-splits",
                labels.stream().map(Outcomes::user).distinct().count(),
                0L));
  }

  @Test
  void matureLabelsInTheSampleHaveTheSplitThatTimeAndUserAgreeOn() {
    DatasetManifest manifest =
        check(
            "both",
            OUTCOMES + TIMES + USERS + SAMPLE.formatted("label"),
            label -> isMature(label) && isInSample(label, label.labelId()),
            this::splitByBoth,
            this::weight);

    Map<String, Long> counts = manifest.build().inputCounts().get("labels");
    assertThat(counts.get("read")).isEqualTo(labels.size());
    assertThat(counts.get("kept")).isEqualTo(manifest.rows());
    assertThat(counts.get("immature")).isEqualTo(count(label -> !isMature(label)));
    assertThat(counts.get("sampled-out"))
        .isEqualTo(labels.size() - manifest.rows() - counts.get("immature"));
    assertThat(manifest.rowsWithoutSplit())
        .containsOnlyKeys("embargo", "after-last-split", "user-of-other-split");
    assertThat(manifest.build().statements())
        .allMatch(statement -> statement.found() == 0 && statement.checked() > 0)
        .extracting(CheckedStatement::statement)
        .containsExactly(
            "no-user-in-two-splits", "no-label-outside-split", "no-outcome-past-split");
  }

  @Test
  void labelsOfOneUserAreKeptOrLeftOutTogether() {
    check(
        "sampled-by-user",
        SAMPLE.formatted("user"),
        label -> isInSample(label, Long.toString(label.user())),
        label -> null,
        this::weight);
  }

  @Test
  void labelsOfOneRequestAreKeptOrLeftOutTogether() {
    check(
        "sampled-by-request",
        SAMPLE.formatted("request"),
        label -> isInSample(label, label.requestId() == null ? label.labelId() : label.requestId()),
        label -> null,
        this::weight);
  }

  @Test
  void rateOfOneKeepsAllLabels() {
    check("rate-one", "labels.sample.rate = 1", label -> true, label -> null, label -> 1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13})
  void partitioningsAndSeparateWindowsChangeNothing(int partitions) {
    String keys = OUTCOMES + TIMES + USERS + SAMPLE.formatted("user");
    DatasetManifest whole = Builds.run(Outcomes.request("outcomes", "whole-" + partitions, keys));

    long middle = Outcomes.FROM + 2 * Micros.PER_DAY;
    String name = "parts-" + partitions;
    Settings.with(
        Map.of("spark.sql.shuffle.partitions", Integer.toString(partitions)),
        () -> Builds.run(Outcomes.request("outcomes", name, keys, Outcomes.FROM, middle)));
    DatasetManifest parts =
        Settings.with(
            Map.of("spark.sql.shuffle.partitions", Integer.toString(partitions)),
            () -> Builds.run(Outcomes.request("outcomes", name, keys, middle, Outcomes.TO)));

    assertThat(parts.version()).isEqualTo(2);
    assertThat(windows(parts)).isEqualTo(windows(whole));
    assertThat(parts.splits()).isEqualTo(whole.splits());
    assertThat(parts.rowsWithoutSplit()).isEqualTo(whole.rowsWithoutSplit());
  }

  /** Builds and compares row by row. */
  private static DatasetManifest check(
      String name,
      String keys,
      Predicate<Outcomes> isKept,
      Function<Outcomes, String> split,
      Function<Outcomes, Double> weight) {
    BuildRequest request = Outcomes.request("outcomes", name, keys);
    boolean isWeighted = keys.contains("sample");
    String column = keys.contains("stands") ? "stands" : "weight";
    Map<String, String> expected = new TreeMap<>();
    Map<String, Long> perSplit = new TreeMap<>();
    for (Outcomes label : labels) {
      if (isKept.test(label)) {
        expected.put(
            label.labelId(), split.apply(label) + " " + (isWeighted ? weight.apply(label) : "-"));
        if (split.apply(label) != null) {
          perSplit.merge(split.apply(label), 1L, Long::sum);
        }
      }
    }

    DatasetManifest manifest = Builds.run(request);

    Map<String, String> written = new TreeMap<>();
    for (Row row :
        Builds.rows(request.definition().definition(), manifest)
            .selectExpr("label_id", "split", isWeighted ? column : "'-'")
            .collectAsList()) {
      written.put(row.getString(0), row.getString(1) + " " + row.get(2));
    }
    assertThat(written).as("seed %s", SEED).isEqualTo(expected).isNotEmpty();
    assertThat(manifest.rows()).isEqualTo(expected.size());
    Map<String, Long> published = new TreeMap<>();
    manifest.splits().forEach(of -> published.put(of.name(), of.rows()));
    assertThat(published).isEqualTo(perSplit);
    return manifest;
  }

  private static boolean isMature(Outcomes label) {
    return label.endMicros() + GRACE <= Outcomes.TO;
  }

  private static boolean isInSample(Outcomes label, String id) {
    return label.clicked() == 1 || Outcomes.point("sample", "s1", id) < 0.25;
  }

  private Double weight(Outcomes label) {
    return label.clicked() == 1 ? 1.0 : 4.0;
  }

  private String splitByTime(Outcomes label) {
    long halfDays = Math.floorDiv(label.timeMicros() - Outcomes.FROM, Micros.PER_DAY / 2);
    return switch ((int) halfDays) {
      case 0 -> "train";
      case 2 -> "validation";
      case 4, 5, 6 -> "test";
      default -> null;
    };
  }

  private String splitByUser(Outcomes label) {
    double point = Outcomes.point("split", "pepper", Long.toString(label.user()));
    return point < 0.5 ? "train" : point < 0.8 ? "validation" : "test";
  }

  private String splitByBoth(Outcomes label) {
    String byTime = splitByTime(label);
    return splitByUser(label).equals(byTime) ? byTime : null;
  }

  private long usersInSeveralSplits() {
    Map<Long, Set<String>> splits = new TreeMap<>();
    for (Outcomes label : labels) {
      if (splitByTime(label) != null) {
        splits.computeIfAbsent(label.user(), unused -> new TreeSet<>()).add(splitByTime(label));
      }
    }
    return splits.values().stream().filter(names -> names.size() > 1).count();
  }

  private static long count(Predicate<Outcomes> condition) {
    return labels.stream().filter(condition).count();
  }

  private static List<String> windows(DatasetManifest manifest) {
    return manifest.windows().stream().map(LabelSplitsInSparkTest::text).toList();
  }

  private static String text(PublishedWindow window) {
    return window.window()
        + " "
        + window.rowDigest()
        + " "
        + window.splitRows()
        + " "
        + window.rowsWithoutSplit();
  }
}
