/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.audit.AuditRules;
import dev.hindcast.parquet.audit.AuditedFile;
import dev.hindcast.parquet.audit.LeakAudit;
import dev.hindcast.time.Micros;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowDigestTest {
  private static final Configuration CONFIGURATION = new Configuration();
  private static final PageCompression COMPRESSION =
      new PageCompression(CONFIGURATION, "uncompressed");
  private static final OutputSchema SCHEMA = Samples.schema();
  private static final OutputSchema NESTED =
      new OutputSchema(
          List.of(
              new OutputColumn("a", OutputType.INT32, true, 1, ""),
              new OutputColumn("b", OutputType.INT32, true, 2, ""),
              new OutputColumn(
                  "c",
                  new OutputType.ListOf(new OutputType.ListOf(OutputType.STRING, true), true),
                  true,
                  3,
                  "")));

  @TempDir Path folder;

  /** The digest that the writer computes; nothing reaches a disk. */
  private static RowDigest digest(OutputSchema schema, List<ValueFeed> rows) {
    SequenceFileWriter writer =
        new SequenceFileWriter(
            CONFIGURATION,
            new org.apache.hadoop.fs.Path("file:/nowhere"),
            schema,
            FileOptions.DEFAULT,
            COMPRESSION);
    rows.forEach(writer::write);
    writer.abort();
    return writer.digest();
  }

  private static RowDigest nested(Object a, Object b, Object c) {
    return digest(NESTED, List.of(ValueFeed.of(a, b, c)));
  }

  private static List<ValueFeed> random(OutputSchema schema, int count, Random random) {
    List<ValueFeed> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(Samples.randomRow(schema, 4, random));
    }
    return rows;
  }

  @Test
  void itIsWhatTheReferencePageSays() {
    long seed = System.nanoTime();
    List<ValueFeed> rows = random(SCHEMA, 300, new Random(seed));
    assertThat(digest(SCHEMA, rows))
        .as("seed %d", seed)
        .isEqualTo(ReferenceDigest.of(SCHEMA, rows));
  }

  @Test
  void itStaysWhatItWas() {
    ValueFeed row = ValueFeed.of(7, null, List.of(List.of("item-00042", ""), List.of()));
    assertThat(digest(NESTED, List.of(row))).hasToString("18b7689c4b8fecd42fadb71e5293fbbc");
    assertThat(digest(NESTED, List.of())).isEqualTo(RowDigest.ZERO);
  }

  @Test
  void theAuditRecomputesItFromTheFile() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(new OutputColumn("at", OutputType.TIMESTAMP, false, 999, ""));
    columns.addAll(SCHEMA.columns());
    OutputSchema schema = new OutputSchema(columns);
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(folder.toUri());
    FileOptions options = new FileOptions("zstd", 1 << 20, 1 << 20, 90, 1 << 30, Map.of());
    SequenceFiles files =
        new SequenceFiles(CONFIGURATION, root, schema, options, Micros.PER_DAY, 0, "a");
    LabelWindow day = new LabelWindow(0, Micros.PER_DAY);
    for (ValueFeed row : random(SCHEMA, 500, random)) {
      List<Object> values = new ArrayList<>();
      values.add(5L);
      values.addAll(row.values());
      files.write(day, 5, 0, new ValueFeed(values));
    }
    WrittenFile file = files.close().get(0);
    AuditRules rules = new AuditRules("at", true, 0, Long.MAX_VALUE, List.of());
    AuditedFile claim = new AuditedFile(file.path(), day, 500, file.rowDigest());
    assertThat(new LeakAudit(CONFIGURATION, root, rules).audit(claim).first())
        .as("seed %d", seed)
        .isEmpty();
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<ValueFeed> rows = random(SCHEMA, 100, random);
    RowDigest digest = digest(SCHEMA, rows);
    Collections.shuffle(rows, random);
    assertThat(digest(SCHEMA, rows)).as("seed %d", seed).isEqualTo(digest);
    RowDigest parts =
        digest(SCHEMA, rows.subList(0, 30)).plus(digest(SCHEMA, rows.subList(30, 100)));
    assertThat(parts).isEqualTo(digest);
  }

  @Test
  void theSameValuesElsewhereAreAnotherRow() {
    List<RowDigest> digests =
        List.of(
            nested(1, 2, null),
            nested(2, 1, null),
            nested(1, null, null),
            nested(null, 1, null),
            nested(0, null, null),
            nested(null, null, null),
            nested(null, null, List.of()),
            nested(null, null, Collections.singletonList(null)),
            nested(null, null, List.of(List.of())),
            nested(null, null, List.of(Collections.singletonList(null))),
            nested(null, null, List.of(List.of(""))),
            nested(null, null, List.of(List.of(), List.of())),
            nested(null, null, List.of(List.of("a", "b"))),
            nested(null, null, List.of(List.of("b", "a"))),
            nested(null, null, List.of(List.of("a"), List.of("b"))),
            nested(null, null, List.of(List.of("a", "b"), List.of())),
            nested(null, null, List.of(List.of(), List.of("a", "b"))),
            nested(null, null, List.of(List.of("ab"))),
            nested(null, null, List.of(List.of("ab", ""))),
            nested(null, null, List.of(List.of("ab\u0000"))),
            nested(null, null, List.of(List.of("\u0000ab"))),
            nested(null, null, List.of(List.of("abcdefgh"))),
            nested(null, null, List.of(List.of("abcdefgh\u0000"))),
            nested(null, null, List.of(List.of("abcdefghi"))));
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void zerosOfEitherSignDifferAndAllNaNsAreOne() {
    OutputSchema schema =
        new OutputSchema(List.of(new OutputColumn("d", OutputType.DOUBLE, true, 1, "")));
    double otherNaN = Double.longBitsToDouble(0xFFF8_0000_0000_1234L);
    assertThat(digest(schema, List.of(ValueFeed.of(-0d))))
        .isNotEqualTo(digest(schema, List.of(ValueFeed.of(0d))));
    assertThat(digest(schema, List.of(ValueFeed.of(otherNaN))))
        .isEqualTo(digest(schema, List.of(ValueFeed.of(Double.NaN))));
  }

  @Test
  void anySingleChangeOfARandomRowChangesIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<RowDigest> seen = new HashSet<>();
    Set<List<String>> rows = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      ValueFeed row = Samples.randomRow(SCHEMA, 4, random);
      for (int column = 0; column < row.values().size(); column++) {
        List<Object> changed = new ArrayList<>(row.values());
        OutputType type = SCHEMA.columns().get(column).type();
        changed.set(column, Samples.changed(changed.get(column), type, random));
        ValueFeed other = new ValueFeed(changed);
        if (rows.add(ReadBack.fed(SCHEMA, List.of(other)).get(0))) {
          assertThat(seen.add(digest(SCHEMA, List.of(other))))
              .as("row %s, column %d, seed %d", other, column, seed)
              .isTrue();
        }
      }
    }
    assertThat(rows).hasSizeGreaterThan(300).hasSameSizeAs(seen);
  }
}
