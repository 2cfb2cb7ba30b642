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
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitAuditTest {
  private static final LabelWindow WINDOW = new LabelWindow(0, Micros.PER_DAY);

  /** By hash with salt {@code s}: user-7 lies at 0.022, user-8 at 0.797. */
  private static final List<AuditRules.Split> SPLITS =
      List.of(
          new AuditRules.Split("train", Long.MIN_VALUE, 93, 0, 0.3),
          new AuditRules.Split("test", 100, 150, 0.3, 1));

  private static final String IN_TEST = "user-8";

  @TempDir Path folder;

  @Test
  void rowsInTheSplitOfTheirTimeAndUserAreClean() {
    AuditResult result =
        audit(
            OutputType.STRING,
            row(92L, "user-7", "train"),
            row(93L, "user-7", null),
            row(100L, "user-7", null),
            row(100L, IN_TEST, "test"),
            row(149L, IN_TEST, "test"),
            row(92L, IN_TEST, null),
            row(150L, IN_TEST, null));

    assertThat(result.first()).isEmpty();
    assertThat(result.rows()).isEqualTo(7);
  }

  @Test
  void rowInTheTimeOfAnotherSplitIsFound() {
    assertFound(
        audit(OutputType.STRING, row(93L, "user-7", "train")),
        "split train, but label time 1970-01-01T00:00:00.000093Z and user point"
            + " 0.021930864823130003 is of null");
  }

  @Test
  void rowOfAUserOfAnotherSplitIsFound() {
    assertFound(audit(OutputType.STRING, row(100L, "user-7", "test")), "split test, but ");
  }

  @Test
  void rowWithoutTheSplitThatItShouldHaveIsFound() {
    assertFound(audit(OutputType.STRING, row(0L, "user-7", null)), "split null, but ");
  }

  @Test
  void usersWhoseTextIsNotKnownAreCheckedByTimeOnly() {
    assertThat(audit(OutputType.DATE, row(0L, 5, "train"), row(0L, 5, null)).isClean()).isTrue();
    assertFound(
        audit(OutputType.DATE, row(100L, 5, "train")),
        "split train, but label time 1970-01-01T00:00:00.000100Z is of another");
  }

  private static void assertFound(AuditResult result, String detail) {
    assertThat(result.findings()).isEqualTo(1);
    assertThat(result.first().get(0).rule()).isEqualTo(AuditRule.SPLIT);
    assertThat(result.first().get(0).detail()).startsWith(detail);
  }

  private static Object[] row(Long time, Object user, String split) {
    return new Object[] {time, user, split};
  }

  private AuditResult audit(OutputType userType, Object[]... rows) {
    OutputSchema schema =
        new OutputSchema(
            List.of(
                new OutputColumn("at", OutputType.TIMESTAMP, false, 1, ""),
                new OutputColumn("who", userType, false, 2, ""),
                new OutputColumn("split", OutputType.STRING, true, 3, "")));
    var path =
        new org.apache.hadoop.fs.Path(folder.resolve(userType.json().replace("\"", "")).toUri());
    SequenceFiles files =
        new SequenceFiles(
            new Configuration(),
            path,
            schema,
            FileOptions.DEFAULT,
            Micros.PER_DAY,
            rows.length,
            rows[0][2] + "-" + rows[0][0]);
    for (Object[] row : rows) {
      files.write(WINDOW, (Long) row[0], 0, ValueFeed.of(row));
    }
    WrittenFile file = files.close().get(0);
    AuditRules rules =
        new AuditRules(
            "at",
            true,
            0,
            Long.MAX_VALUE,
            new AuditRules.Splits("split", "who", true, "s", SPLITS),
            List.of());
    return new LeakAudit(new Configuration(), path, rules)
        .audit(new AuditedFile(file.path(), file.window(), file.rows(), null));
  }
}
