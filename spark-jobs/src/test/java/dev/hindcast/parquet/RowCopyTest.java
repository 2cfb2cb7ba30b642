/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.audit.OrderAudit;
import dev.hindcast.parquet.audit.UserHash;
import dev.hindcast.parquet.copy.KeyColumns;
import dev.hindcast.parquet.copy.RowCopy;
import dev.hindcast.parquet.copy.RowSelection;
import dev.hindcast.time.Micros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random rows of every type, copied in part: nothing but the missing rows may differ. */
class RowCopyTest {
  private static final long SEED = RandomCases.printedSeed("row copy");
  private static final LabelWindow WINDOW = new LabelWindow(0, Micros.PER_DAY);
  private static final KeyColumns KEYS = new KeyColumns("label_id", "user_id", "label_time");

  @TempDir Path folder;

  private record Labelled(String id, String user, long time, ValueFeed feed) {}

  @Test
  void aSelectionOfRowsAndTheRestAreTheFile() throws Exception {
    for (int n = 0; n < RandomCases.count(12); n++) {
      Random random = new Random(SEED + n);
      OutputSchema schema = schema();
      List<Labelled> rows = rows(schema, random);
      WrittenFile whole = write("whole-" + n, schema, rows, random);
      RowSelection some = (id, user, time) -> (id[id.length - 1] + time) % 3 == 0;
      RowSelection others = (id, user, time) -> !some.selects(id, user, time);

      WrittenFile chosen = copy("chosen-" + n, whole, "whole-" + n, some, random);
      WrittenFile rest = copy("rest-" + n, whole, "whole-" + n, others, random);

      assertThat(chosen.rowDigest().plus(rest.rowDigest())).isEqualTo(whole.rowDigest());
      assertThat(chosen.rows() + rest.rows()).isEqualTo(whole.rows());
      List<ValueFeed> expected =
          rows.stream()
              .filter(row -> some.selects(row.id.getBytes(UTF_8), null, row.time))
              .map(Labelled::feed)
              .toList();
      Path copied = folder.resolve("chosen-" + n).resolve(chosen.path());
      ReadBack.assertEqual(ReadBack.duckDb(copied), ReadBack.fed(schema, expected));
      assertThat(order(copied, chosen)).isZero();
    }
  }

  @Test
  void aCopyOfAllRowsHasTheColumnsAndTheDigestOfTheFile() throws Exception {
    Random random = new Random(SEED);
    WrittenFile whole = write("whole", schema(), rows(schema(), random), random);
    WrittenFile copy = copy("copy", whole, "whole", (id, user, time) -> true, random);
    assertThat(copy.rowDigest()).isEqualTo(whole.rowDigest()).isNotEqualTo(RowDigest.ZERO);
    assertThat(copy.minUserHash()).isEqualTo(whole.minUserHash());
    assertThat(copy.maxLabelTimeMicros()).isEqualTo(whole.maxLabelTimeMicros());
    RowCopy all = new RowCopy(new Configuration(), KEYS, (id, user, time) -> true);
    assertThat(all.columns(path("copy", copy))).isEqualTo(all.columns(path("whole", whole)));
    assertThat(all.count(path("whole", whole))).isEqualTo(whole.rows());
  }

  @Test
  void withoutAWantedRowThereIsNoFile() throws Exception {
    Random random = new Random(SEED);
    WrittenFile whole = write("whole", schema(), rows(schema(), random), random);
    RowCopy none = new RowCopy(new Configuration(), KEYS, (id, user, time) -> false);
    SequenceFiles target = files("none", none.columns(path("whole", whole)), random);
    assertThat(none.copy(path("whole", whole), WINDOW, target)).isZero();
    assertThat(target.close()).isEmpty();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aTornFileIsNamed() throws Exception {
    Path torn = Files.write(folder.resolve("torn.parquet"), new byte[] {'P', 'A', 'R', '1', 0});
    RowCopy copy = new RowCopy(new Configuration(), KEYS, (id, user, time) -> true);
    assertThatThrownBy(() -> copy.count(new org.apache.hadoop.fs.Path(torn.toUri())))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
              assertThat(e)
                  .hasMessageStartingWith("Cannot copy rows of Parquet file file:" + torn)
                  .hasMessageContaining("versions verify");
            });
  }

  private WrittenFile copy(
      String name, WrittenFile file, String from, RowSelection selection, Random random) {
    RowCopy copy = new RowCopy(new Configuration(), KEYS, selection);
    SequenceFiles target = files(name, copy.columns(path(from, file)), random);
    long selected = copy.copy(path(from, file), WINDOW, target);
    WrittenFile written = target.close().get(0);
    assertThat(written.rows()).isEqualTo(selected).isEqualTo(copy.count(path(from, file)));
    return written;
  }

  private WrittenFile write(String name, OutputSchema schema, List<Labelled> rows, Random random) {
    SequenceFiles files = files(name, schema, random);
    for (Labelled row : rows) {
      files.write(WINDOW, row.time, UserHash.of(row.user.getBytes(UTF_8)), row.feed);
    }
    return files.close().get(0);
  }

  private SequenceFiles files(String name, OutputSchema schema, Random random) {
    FileOptions options =
        new FileOptions(
            "zstd", Long.MAX_VALUE, 1 << 20, 1 + random.nextInt(80), Long.MAX_VALUE, Map.of());
    return new SequenceFiles(
        new Configuration(),
        new org.apache.hadoop.fs.Path(folder.resolve(name).toUri()),
        schema,
        options,
        Micros.PER_DAY,
        0,
        "0");
  }

  private org.apache.hadoop.fs.Path path(String name, WrittenFile file) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).resolve(file.path()).toUri());
  }

  private static long order(Path file, WrittenFile written) throws Exception {
    return OrderAudit.audit(
            new Configuration(),
            new org.apache.hadoop.fs.Path(file.toUri()),
            new OrderAudit.Claim(
                written.path(),
                KEYS.user(),
                KEYS.labelTime(),
                KEYS.labelId(),
                written.minLabelTimeMicros(),
                written.maxLabelTimeMicros(),
                written.minUserHash(),
                written.maxUserHash()))
        .findings();
  }

  private static OutputSchema schema() {
    List<OutputColumn> columns = new ArrayList<>(Samples.schema().columns());
    int id = columns.size() + 1;
    columns.add(new OutputColumn("label_id", OutputType.STRING, false, id, ""));
    columns.add(new OutputColumn("user_id", OutputType.INT64, false, id + 1, ""));
    columns.add(new OutputColumn("label_time", OutputType.TIMESTAMP, false, id + 2, ""));
    return new OutputSchema(columns);
  }

  private static List<Labelled> rows(OutputSchema schema, Random random) {
    List<Labelled> rows = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      long user = random.nextLong(-10, 10);
      long time = random.nextInt(1_000);
      List<Object> values = new ArrayList<>(Samples.randomRow(schema, 4, random).values());
      int keys = values.size() - 3;
      values.set(keys, "label-" + n);
      values.set(keys + 1, user);
      values.set(keys + 2, time);
      rows.add(new Labelled("label-" + n, Long.toString(user), time, new ValueFeed(values)));
    }
    rows.sort(
        Comparator.comparingLong((Labelled row) -> UserHash.of(row.user.getBytes(UTF_8)))
            .thenComparing(Labelled::user)
            .thenComparing(Labelled::time)
            .thenComparing(Labelled::id));
    return rows;
  }
}
