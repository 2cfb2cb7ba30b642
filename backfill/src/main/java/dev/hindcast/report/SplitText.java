/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the labels of a version, its splits and what was checked of them, for people. */
final class SplitText {
  private static final String OUTCOMES = "no-outcome-past-split";

  private SplitText() {}

  static void describe(TextLines lines, DatasetManifest manifest) {
    labels(lines, manifest.build().inputCounts().getOrDefault("labels", Map.of()));
    manifest.splits().forEach(split -> lines.field("split", line(split)));
    if (manifest.splits().isEmpty()) {
      return;
    }
    lines.field("in no split", counts(manifest.rowsWithoutSplit(), "row"));
    List<CheckedStatement> statements = manifest.build().statements();
    statements.forEach(statement -> lines.field("checked", line(statement)));
    boolean needsOutcomes =
        manifest.splits().stream().anyMatch(split -> split.untilMicros() != null);
    if (needsOutcomes && statements.stream().noneMatch(of -> of.statement().equals(OUTCOMES))) {
      lines.field(
          "not checked",
          "whether an outcome reaches past the end of its split: labels.outcome-end is not"
              + " declared");
    }
  }

  /** Only where not every label is kept. */
  private static void labels(TextLines lines, Map<String, Long> counts) {
    if (counts.containsKey("immature") || counts.containsKey("sampled-out")) {
      Map<String, Long> parts = new TreeMap<>(counts);
      parts.remove("read");
      lines.field(
          "labels", Figures.count(counts.getOrDefault("read", 0L)) + " read" + parts(parts));
    }
  }

  private static String counts(Map<String, Long> counts, String noun) {
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    return Figures.count(sum, noun) + parts(counts);
  }

  private static String parts(Map<String, Long> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (name, count) -> text.append(", ").append(name).append(' ').append(Figures.count(count)));
    return text.toString();
  }

  private static String line(PublishedSplit split) {
    List<String> parts = new ArrayList<>();
    parts.add(split.name() + ": " + Figures.count(split.rows(), "row"));
    if (split.fromMicros() != null) {
      parts.add("label times from " + Micros.text(split.fromMicros()));
    }
    if (split.toMicros() != null) {
      parts.add("label times before " + Micros.text(split.toMicros()));
    }
    if (split.untilMicros() != null) {
      parts.add("ends at " + Micros.text(split.untilMicros()));
    }
    if (split.usersTo() - split.usersFrom() < 1) {
      parts.add(Figures.share(split.usersTo() - split.usersFrom()) + " of users");
    }
    return String.join(", ", parts);
  }

  private static String line(CheckedStatement statement) {
    return statement.statement().startsWith("no-")
        ? statement.text() + ": " + Figures.count(statement.checked()) + " checked"
        : statement.text()
            + ": "
            + Figures.count(statement.found())
            + " of "
            + Figures.count(statement.checked());
  }
}
