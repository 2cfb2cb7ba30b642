/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Small dataset versions for tests: a dataset of one sequence, windows of one day of March 2026.
 */
public final class ManifestExamples {
  public static final String FINGERPRINT = "ab".repeat(32);
  public static final String OTHER_FINGERPRINT = "cd".repeat(32);
  public static final String DATASET = "home-feed";

  private ManifestExamples() {}

  /** The day of March 2026 as a label window. */
  public static LabelWindow day(int dayOfMonth) {
    long from = Micros.parse("2026-03-01") + (dayOfMonth - 1) * Micros.PER_DAY;
    return new LabelWindow(from, from + Micros.PER_DAY);
  }

  /** The days from the first to the last, both included. */
  public static List<LabelWindow> days(int first, int last) {
    List<LabelWindow> days = new ArrayList<>();
    for (int day = first; day <= last; day++) {
      days.add(day(day));
    }
    return days;
  }

  /** The version after a parent in which a build made the days, with two files per day. */
  public static DatasetManifest version(
      Optional<DatasetManifest> parent, String buildId, int firstDay, int lastDay) {
    List<LabelWindow> windows = days(firstDay, lastDay);
    return VersionPlan.of(DATASET, parent, windows, FINGERPRINT)
        .manifest(part(buildId, windows, FINGERPRINT));
  }

  /** Version 1 of days 1 to 2. */
  public static DatasetManifest first(String buildId) {
    return version(Optional.empty(), buildId, 1, 2);
  }

  /** The version after a parent in which a build made the days, all of them without rows. */
  public static DatasetManifest withoutRows(
      Optional<DatasetManifest> parent, String buildId, int firstDay, int lastDay) {
    List<LabelWindow> windows = days(firstDay, lastDay);
    BuiltPart part = part(buildId, windows, FINGERPRINT);
    BuiltPart empty =
        new BuiltPart(
            part.dataset(),
            part.reason(),
            buildId,
            part.knowledge(),
            part.definition(),
            part.schema(),
            part.sequences(),
            part.splits(),
            windows.stream().map(window -> window(buildId, window, List.of())).toList(),
            List.of(),
            part.provenance());
    return VersionPlan.of(DATASET, parent, windows, FINGERPRINT).manifest(empty);
  }

  /** What a build made: the second of the windows, if there is one, has no rows. */
  public static BuiltPart part(String buildId, List<LabelWindow> windows, String fingerprint) {
    List<PublishedWindow> published = new ArrayList<>();
    List<PublishedFile> files = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      List<PublishedFile> own = i == 1 ? List.of() : files(buildId, windows.get(i));
      files.addAll(own);
      published.add(window(buildId, windows.get(i), own));
    }
    return new BuiltPart(
        DATASET,
        "build",
        buildId,
        new Knowledge("as-known-at-label", 3_600_000_000L, Map.of()),
        definition(),
        schema(),
        List.of(sequence()),
        splits(),
        published,
        files,
        provenance(fingerprint));
  }

  public static BuildProvenance provenance(String fingerprint) {
    return new BuildProvenance(
        Micros.parse("2026-03-20T08:30:00.123456Z"),
        "0.1.0",
        fingerprint,
        Micros.parse("2026-03-20T08:00:00Z"),
        List.of(
            new SourceSnapshot(
                "lake",
                "lake.shop.views",
                "6f2c1f0e-8a52-4b0e-9f1d-0c8d5a1b2c3d",
                4935802934012345678L,
                17,
                3,
                Micros.parse("2026-03-20T07:59:58.5Z"))),
        Map.of(
            "views",
            Map.of("read", 120L, "duplicates", 4L, "superseded", 3L),
            "labels",
            Map.of("read", 10L, "kept", 5L, "immature", 3L, "sampled-out", 1L)),
        Map.of("views", Map.of("null-user", 2L), "labels", Map.of("null-label-id", 1L)),
        List.of(
            new GateResult("max-rejected-share", "views", 0.5, 0.016, true),
            new GateResult("max-row-change", "", Double.POSITIVE_INFINITY, 0.25, true)),
        List.of(
            new CheckedStatement(
                "no-outcome-past-split", "no outcome reaches past the end of its split", 4, 0)),
        new UserStatistics(
            2,
            new Histogram(List.of(0L, 1L, 0L, 1L)),
            new Histogram(List.of(0L, 0L, 0L, 0L, 0L, 1L, 1L)),
            List.of(4L, 1L),
            List.of(60L, 20L),
            Map.of()),
        Map.of("lake.shop.views", Map.of("user_id", 1, "viewed_at", 4, "item", 6)),
        Map.of(
            "views",
            new InputArrivals(Micros.parse("2026-03-20T07:59:58.5Z"), lateness()),
            "labels",
            new InputArrivals(Micros.parse("2026-03-20T08:00:00Z"), LatenessCounts.NONE)));
  }

  /** Of ten views an hour one arrived after 1 s, one after 5 s and the others at once. */
  private static LatenessCounts lateness() {
    LatenessTally tally = new LatenessTally(Micros.parse("2026-03-20T08:00:00Z"));
    long eventTime = Micros.parse("2026-03-20T07:59:30Z");
    for (int n = 0; n < 10; n++) {
      tally.add(eventTime, eventTime + (n == 0 ? 1 : n == 1 ? 5 : 0) * Micros.PER_SECOND);
    }
    return tally.counts();
  }

  /** A split until March 8 with an embargo of a week, and one for April. */
  public static List<PublishedSplit> splits() {
    return PublishedSplit.of(
        new SplitsDefinition(
            List.of(
                new TimeSplit("train", Micros.parse("2026-03-08T12:00:00Z")),
                new TimeSplit("test", Micros.parse("2026-05-01"))),
            7 * Micros.PER_DAY,
            Optional.empty()));
  }

  public static List<OutputColumn> schema() {
    return List.of(
        new OutputColumn("request_id", "string", 1, ColumnRole.LABEL_ID, "", "Id of the request."),
        new OutputColumn("user_id", "string", 2, ColumnRole.USER, "", ""),
        new OutputColumn("asked_at", "timestamptz", 3, ColumnRole.LABEL_TIME, "", ""),
        new OutputColumn("clicked", "boolean", 4, ColumnRole.CARRIED, "", ""),
        new OutputColumn("split", "string", 5, ColumnRole.SPLIT, "", ""),
        new OutputColumn("weight", "double", 6, ColumnRole.WEIGHT, "", ""),
        new OutputColumn("views__length", "int", 7, ColumnRole.LENGTH, "views", ""),
        new OutputColumn("views__item", "list<string>", 8, ColumnRole.ELEMENT, "views", ""));
  }

  public static OutputSequence sequence() {
    return new OutputSequence(
        "views",
        "oldest-first",
        OutputSequence.BOUNDARY,
        Long.MAX_VALUE,
        60_000_000L,
        50,
        Map.of());
  }

  private static ObjectNode definition() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.putObject("dataset").put("name", DATASET).put("path", "/data/sets");
    return definition;
  }

  private static List<PublishedFile> files(String buildId, LabelWindow window) {
    List<PublishedFile> files = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String date = Micros.text(window.fromMicros()).substring(0, 10);
      files.add(
          new PublishedFile(
              "data/" + buildId + "/label_date=" + date + "/part-0000" + i + "-0.parquet",
              window,
              100 + i,
              2 + i,
              "0" + i + "ef".repeat(31),
              new RowDigest(i, -1),
              window.fromMicros() + i,
              window.toMicros() - 1,
              i == 0 ? Long.MIN_VALUE : 5,
              i == 0 ? 4 : Long.MAX_VALUE));
    }
    return files;
  }

  private static PublishedWindow window(
      String buildId, LabelWindow window, List<PublishedFile> files) {
    SequenceTally tally =
        new SequenceTally(List.of("event_time", "item"), SequenceOrder.OLDEST_FIRST);
    long rows = files.stream().mapToLong(PublishedFile::rows).sum();
    for (int row = 0; row < rows; row++) {
      if (row == 0) {
        tally.addEmpty();
      } else {
        tally.add(row, row + 1, 60_000_001L, 86_400_000_000L * row, 3_600_000_000L);
        tally.addNulls(1, new int[] {0}, 1, row);
        tally.addSource("views", row);
        tally.addKind("view", row);
      }
    }
    return new PublishedWindow(
            window,
            rows,
            files.stream().map(PublishedFile::rowDigest).reduce(RowDigest.ZERO, RowDigest::plus),
            buildId,
            Micros.parse("2026-03-20T08:00:00Z"),
            new TreeMap<>(Map.of("views", tally.statistics())),
            rows == 0 ? Map.of() : Map.of("train", rows - 1),
            rows == 0 ? Map.of() : Map.of("embargo", 1L))
        .with(
            new CompletenessRule(
                    new KnowledgePolicy.AsKnownAtLabel(3_600_000_000L), 0.999, Set.of())
                .judge(window, provenance(FINGERPRINT), null, false)
                .orElseThrow());
  }
}
