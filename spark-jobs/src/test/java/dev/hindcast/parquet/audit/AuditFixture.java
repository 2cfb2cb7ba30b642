/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.OutputType;
import dev.hindcast.parquet.SequenceFiles;
import dev.hindcast.parquet.ValueFeed;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.time.Micros;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

/** Four good rows that a test spoils, the file that is written of them, and its audit. */
abstract class AuditFixture {
  static final long DAY = 20 * Micros.PER_DAY;
  static final LabelWindow WINDOW = new LabelWindow(DAY, DAY + Micros.PER_DAY);
  static final long T = DAY + 1_000;
  static final int LENGTH = 1;
  static final int ELIGIBLE = 2;
  static final int MAX_EVENT = 3;
  static final int MAX_ARRIVAL = 4;
  static final int TIMES = 5;
  static final int ITEMS = 6;
  static final int TAGS = 7;

  static final OutputSchema SCHEMA =
      new OutputSchema(
          List.of(
              new OutputColumn("at", OutputType.TIMESTAMP, false, 1, ""),
              new OutputColumn("s__length", OutputType.INT32, false, 2, ""),
              new OutputColumn("s__eligible", OutputType.INT64, false, 3, ""),
              new OutputColumn("s__max_event_time", OutputType.TIMESTAMP, true, 4, ""),
              new OutputColumn("s__max_arrival_time", OutputType.TIMESTAMP, true, 5, ""),
              new OutputColumn("s__event_time", list(OutputType.INT64, true), false, 6, ""),
              new OutputColumn("s__item", list(OutputType.STRING, true), false, 7, ""),
              new OutputColumn("s__tags", list(list(OutputType.INT32, true), true), false, 8, "")));

  @TempDir Path folder;

  final List<Object[]> rows = new ArrayList<>(List.of(full(), empty(), full(), cut()));

  static OutputType list(OutputType element, boolean nullable) {
    return new OutputType.ListOf(element, nullable);
  }

  static Object[] full() {
    return new Object[] {
      T,
      2,
      2L,
      T - 1,
      T,
      List.of(T - 100, T - 1),
      Arrays.asList("a", null),
      Arrays.asList(null, List.of(1, 2))
    };
  }

  static Object[] empty() {
    return new Object[] {T, 0, 0L, null, null, List.of(), List.of(), List.of()};
  }

  /** Three of five, the first at the very edge of the lookback, two at one time. */
  static Object[] cut() {
    return new Object[] {
      T,
      3,
      5L,
      T - 7,
      T - 7,
      List.of(T - 100, T - 7, T - 7),
      List.of("x", "y", "z"),
      List.of(List.of(), List.of(), List.of(3))
    };
  }

  static AuditRules rules(long lookback, long gap, boolean newestFirst, AuditRules base) {
    List<AuditRules.Sequence> sequences =
        List.of(
            new AuditRules.Sequence(
                "s",
                List.of("s__item", "s__tags"),
                lookback,
                gap,
                3,
                newestFirst,
                false,
                List.of()));
    return new AuditRules(
        "at", base.asKnownAtLabel(), base.delayMicros(), base.latestKnowledgeMicros(), sequences);
  }

  static final AuditRules KNOWN_AT_LABEL = new AuditRules("at", true, 0, Long.MAX_VALUE, List.of());

  static AuditRules rules() {
    return rules(100, 0, false, KNOWN_AT_LABEL);
  }

  WrittenFile write() {
    return write(SCHEMA);
  }

  WrittenFile write(OutputSchema schema) {
    SequenceFiles files =
        new SequenceFiles(
            new Configuration(),
            new org.apache.hadoop.fs.Path(folder.toUri()),
            schema,
            FileOptions.DEFAULT,
            Micros.PER_DAY,
            0,
            "a");
    rows.forEach(row -> files.write(WINDOW, DAY, 0, ValueFeed.of(row)));
    return files.close().get(0);
  }

  AuditResult audit(AuditRules rules, AuditedFile file) {
    return new LeakAudit(new Configuration(), new org.apache.hadoop.fs.Path(folder.toUri()), rules)
        .audit(List.of(file));
  }

  AuditResult audit(AuditRules rules) {
    return audit(rules, claim(write()));
  }

  static AuditedFile claim(WrittenFile file) {
    return new AuditedFile(file.path(), file.window(), file.rows(), file.rowDigest());
  }

  void assertFound(AuditRules rules, int row, AuditRule rule, String detail) {
    AuditResult result = audit(rules);
    assertThat(result.first())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.row()).isEqualTo(row);
              assertThat(finding.detail()).contains(detail);
            });
    assertThat(result.isClean()).isFalse();
  }

  void assertFound(int row, AuditRule rule, String detail) {
    assertFound(rules(), row, rule, detail);
  }
}
