/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.example.ExampleTable;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.time.Micros;
import java.time.DateTimeException;
import java.util.LongSummaryStatistics;
import java.util.Objects;

/** Resolves the request that builds an example. */
final class ExampleRequest {
  private static final String BUILD_ID = "b-19700101T000000Z-00000001";

  private ExampleRequest() {}

  /**
   * Where the example's settings are silent: all labels of its table, and a knowledge time by which
   * each of them knew what it may know.
   *
   * @param labelTable the real name of the label table
   * @param parsed the definition over the example's tables
   */
  static BuildRequest of(
      Example example, String labelTable, ParsedDefinition parsed, SourcePins pins) {
    LabelSource labels = parsed.definition().labels();
    LongSummaryStatistics times = labelTimes(example.tables().get(labelTable), labels.time());
    // A wall clock may differ from UTC by less than a day.
    long margin = labels.timeZone().isPresent() ? Micros.PER_DAY : 0;
    long from = example.settings().fromMicros().orElse(times.getMin() - margin);
    long to = example.settings().toMicros().orElse(times.getMax() + 1 + margin);
    if (from >= to) {
      throw ExampleErrors.invalid(
          example.name(),
          "its label times end at " + Micros.text(to) + " before they begin",
          "Correct from and to in case.conf, or give it labels");
    }
    long delay = parsed.definition().knowledge().delayMicros();
    long knowledgeTime =
        example
            .settings()
            .knowledgeTimeMicros()
            .orElse(parsed.knowledgeTimeMicros().orElse(Micros.plus(to, delay)));
    return new BuildRequest(
        BUILD_ID,
        knowledgeTime,
        "example",
        parsed,
        from,
        to,
        LabelWindow.split(from, to, parsed.definition().output().windowMicros()),
        knowledgeTime,
        pins.snapshots(),
        pins.columns(),
        0,
        "example",
        BuildWaivers.NONE);
  }

  private static LongSummaryStatistics labelTimes(ExampleTable labels, String timeColumn) {
    LongSummaryStatistics times = new LongSummaryStatistics();
    int time = labels == null ? -1 : labels.indexOf(timeColumn);
    if (time >= 0) {
      labels.rows().stream()
          .map(row -> row.get(time))
          .filter(Objects::nonNull)
          .forEach(text -> add(text, times));
    }
    if (times.getCount() == 0) {
      times.accept(0);
    }
    return times;
  }

  private static void add(String text, LongSummaryStatistics times) {
    try {
      long micros = Micros.parse(text.endsWith("Z") || text.length() == 10 ? text : text + "Z");
      if (Micros.isSane(micros)) {
        times.accept(micros);
      }
    } catch (DateTimeException e) {
      // Such a row is a rejected label.
    }
  }
}
