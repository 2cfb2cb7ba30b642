/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Renders the measurements of one workload as a Markdown table. */
final class BenchTable {
  private final Workload workload;
  private final List<Measurement> measurements;
  private final Map<Contestant, OutputDigest> digests;

  BenchTable(
      Workload workload, List<Measurement> measurements, Map<Contestant, OutputDigest> digests) {
    this.workload = workload;
    this.measurements = measurements;
    this.digests = digests;
  }

  String render() {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(workload.describe()).append("\n\n");
    text.append(
        "| | CPU-s | of it start | CPU us/event | wall s | peak MiB | read MiB | shuffled MiB |"
            + " spilled MiB | written MiB | CPU / floor | CPU / DuckDB | CPU / base | digest |\n"
            + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
    measurements.forEach(measurement -> text.append(row(measurement)).append('\n'));
    for (Measurement measurement : measurements) {
      if (measurement.isFinished() && !measurement.planSteps().isEmpty()) {
        text.append('\n').append(plan(measurement)).append('\n');
      }
    }
    return text.toString();
  }

  /** Whether every contestant came to its end. */
  boolean isComplete() {
    return measurements.stream().allMatch(Measurement::isFinished);
  }

  /** Whether the digests that are there are equal. */
  boolean digestsAgree() {
    return digests.entrySet().stream()
            .filter(of -> of.getKey().answersAll())
            .map(Map.Entry::getValue)
            .distinct()
            .count()
        <= 1;
  }

  private static String plan(Measurement m) {
    return "Exchanges, sorts, joins, aggregates and windows in the plan of "
        + m.contestant().title()
        + ": "
        + (m.planSteps().isEmpty() ? "none" : "`" + String.join("`, `", m.planSteps()) + "`");
  }

  private String row(Measurement m) {
    if (!m.isFinished()) {
      return String.format(
          Locale.ROOT,
          "| %s | %s | | | %.0f | | | | | | | | | |",
          m.contestant().title(),
          m.failure(),
          m.wallSeconds());
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.2f | %.1f | %s | %s | %s | %s | %s | %s | %s | %s | %s |",
        m.contestant().title(),
        m.cpuSeconds(),
        m.startCpuSeconds(),
        m.cpuSeconds() * 1e6 / workload.events(),
        m.wallSeconds(),
        mebibytes(m.peakMemoryBytes()),
        mebibytes(m.readBytes()),
        mebibytes(m.shuffledBytes()),
        mebibytes(m.spilledBytes()),
        mebibytes(m.writtenBytes()),
        ratio(m, Contestant.FLOOR),
        ratio(m, Contestant.DUCKDB),
        m.contestant() == m.contestant().base(workload)
            ? ""
            : ratio(m, m.contestant().base(workload)),
        digests.containsKey(m.contestant()) ? digests.get(m.contestant()).text() : "");
  }

  /** Of all processor time, and in parentheses of that after the start. */
  private String ratio(Measurement m, Contestant base) {
    Optional<Measurement> of =
        measurements.stream()
            .filter(other -> other.contestant() == base && other.isFinished())
            .findFirst();
    return of.map(
            other ->
                String.format(
                    Locale.ROOT,
                    "%.2f (%.2f)",
                    m.cpuSeconds() / other.cpuSeconds(),
                    m.workCpuSeconds() / other.workCpuSeconds()))
        .orElse("");
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f", bytes / (double) (1 << 20));
  }
}
