/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.HindcastException;
import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.OutputType;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;

class LeakAuditTest extends AuditFixture {
  @Test
  void aGoodFileHasNoFinding() {
    AuditResult result = audit(rules());
    assertThat(result).isEqualTo(new AuditResult(1, 4, 7, 0, List.of()));
    assertThat(result.isClean()).isTrue();
  }

  @Test
  void listsOfDifferentLengthAreFound() {
    rows.get(2)[ITEMS] = List.of("a");
    assertFound(2, AuditRule.ALIGNED_LISTS, "s__item has 1 elements, length is 2");
  }

  @Test
  void aNestedListOfAnotherLengthIsFound() {
    rows.get(3)[TAGS] = List.of(List.of(1, 2, 3));
    assertFound(3, AuditRule.ALIGNED_LISTS, "s__tags has 1 elements, length is 3");
  }

  @Test
  void aLengthThatNoListHasIsFound() {
    rows.get(0)[LENGTH] = 3;
    rows.get(0)[ELIGIBLE] = 3L;
    assertFound(0, AuditRule.ALIGNED_LISTS, "s__event_time has 2 elements, length is 3");
  }

  @Test
  void anEmptyListWithALengthIsFound() {
    rows.get(1)[LENGTH] = 1;
    assertFound(1, AuditRule.ALIGNED_LISTS, "s__event_time has 0 elements, length is 1");
  }

  @Test
  void aSequenceLongerThanMaxLengthIsFound() {
    rows.set(
        0,
        new Object[] {
          T,
          4,
          4L,
          T - 1,
          T,
          List.of(T - 4, T - 3, T - 2, T - 1),
          List.of("", "", "", ""),
          List.of(List.of(), List.of(), List.of(), List.of())
        });
    assertFound(0, AuditRule.MAX_LENGTH, "length 4 of at most 3");
  }

  @Test
  void aLengthThatDoesNotFollowFromEligibleIsFound() {
    rows.get(2)[ELIGIBLE] = 3L;
    assertFound(2, AuditRule.ELIGIBLE, "length 2 of 3 eligible");
  }

  @Test
  void aMissingEventTimeIsFound() {
    rows.get(0)[TIMES] = Arrays.asList(null, T - 1);
    assertFound(0, AuditRule.EVENT_TIME_MISSING, "null at position 0");
  }

  @Test
  void eventsOutOfOrderAreFound() {
    rows.get(0)[TIMES] = List.of(T - 1, T - 2);
    assertFound(0, AuditRule.EVENT_ORDER, "1970-01-21T00:00:00.000998Z after");
  }

  @Test
  void oldestFirstIsWrongWhereNewestFirstIsDeclared() {
    assertFound(rules(100, 0, true, KNOWN_AT_LABEL), 0, AuditRule.EVENT_ORDER, "s: ");
  }

  @Test
  void newestFirstIsFineWhereItIsDeclared() {
    rows.get(0)[TIMES] = List.of(T - 1, T - 100);
    rows.get(2)[TIMES] = List.of(T - 1, T - 100);
    rows.get(3)[TIMES] = List.of(T - 7, T - 7, T - 100);
    assertThat(audit(rules(100, 0, true, KNOWN_AT_LABEL)).first()).isEmpty();
  }

  @Test
  void anEventAtTheLabelTimeIsFound() {
    rows.get(0)[TIMES] = List.of(T - 1, T);
    rows.get(0)[MAX_EVENT] = T;
    assertFound(0, AuditRule.EVENT_TOO_LATE, "1970-01-21T00:00:00.001Z is not before");
  }

  @Test
  void anEventInsideTheGapIsFound() {
    assertFound(rules(100, 1, false, KNOWN_AT_LABEL), 0, AuditRule.EVENT_TOO_LATE, "s: ");
    assertThat(audit(rules(100, 1, false, KNOWN_AT_LABEL), renamed()).findings()).isEqualTo(2);
  }

  private AuditedFile renamed() {
    return new AuditedFile(
        "label_date=1970-01-21/part-00000-a-000.parquet", WINDOW, AuditedFile.UNCLAIMED, null);
  }

  @Test
  void anEventBeforeTheLookbackIsFound() {
    assertFound(rules(99, 0, false, KNOWN_AT_LABEL), 3, AuditRule.EVENT_TOO_OLD, "s: ");
  }

  @Test
  void noLookbackMeansNoLowerBound() {
    rows.get(0)[TIMES] = List.of(Long.MIN_VALUE + 1, T - 1);
    assertThat(audit(rules(Long.MAX_VALUE, 0, false, KNOWN_AT_LABEL)).first()).isEmpty();
  }

  @Test
  void aGreatestEventTimeThatIsNotInTheListIsFound() {
    rows.get(2)[MAX_EVENT] = T - 2;
    assertFound(2, AuditRule.MAX_EVENT_TIME, "the list has 1970-01-21T00:00:00.000999Z");
  }

  @Test
  void aGreatestEventTimeOfAnEmptySequenceIsFound() {
    rows.get(1)[MAX_EVENT] = T - 2;
    assertFound(1, AuditRule.MAX_EVENT_TIME, "the list has null");
  }

  @Test
  void aMissingGreatestEventTimeIsFound() {
    rows.get(3)[MAX_EVENT] = null;
    assertFound(3, AuditRule.MAX_EVENT_TIME, "null, the list has");
  }

  @Test
  void aMissingGreatestArrivalTimeIsFound() {
    rows.get(3)[MAX_ARRIVAL] = null;
    assertFound(3, AuditRule.MAX_ARRIVAL_TIME, "null for length 3");
  }

  @Test
  void aGreatestArrivalTimeOfAnEmptySequenceIsFound() {
    rows.get(1)[MAX_ARRIVAL] = T;
    assertFound(1, AuditRule.MAX_ARRIVAL_TIME, "for length 0");
  }

  @Test
  void anArrivalAfterTheLabelIsFound() {
    rows.get(2)[MAX_ARRIVAL] = T + 1;
    assertFound(2, AuditRule.ARRIVED_TOO_LATE, "1970-01-21T00:00:00.001001Z after");
  }

  @Test
  void anArrivalWithinTheDelayIsFound() {
    AuditRules delayed = new AuditRules("at", true, 1, Long.MAX_VALUE, List.of());
    assertFound(rules(100, 0, false, delayed), 0, AuditRule.ARRIVED_TOO_LATE, "000999Z");
  }

  @Test
  void anArrivalAfterTheKnowledgeTimeIsFoundUnderEachPolicy() {
    rows.get(2)[MAX_ARRIVAL] = T - 3;
    AuditRules label = new AuditRules("at", true, 0, T - 4, List.of());
    assertFound(rules(100, 0, false, label), 2, AuditRule.ARRIVED_TOO_LATE, "s: ");
    AuditRules now = new AuditRules("at", false, 0, T - 4, List.of());
    assertThat(audit(rules(100, 0, false, now), renamed()).first())
        .extracting(AuditFinding::rule)
        .containsOnly(AuditRule.ARRIVED_TOO_LATE)
        .hasSize(2);
  }

  @Test
  void anArrivalAfterTheLabelIsFineUnderAsKnownAt() {
    rows.get(2)[MAX_ARRIVAL] = T + 1;
    AuditRules now = new AuditRules("at", false, 0, T + 1, List.of());
    assertThat(audit(rules(100, 0, false, now)).first()).isEmpty();
  }

  @Test
  void aLabelOutsideOfItsWindowIsFound() {
    rows.set(
        1, new Object[] {DAY + Micros.PER_DAY, 0, 0L, null, null, List.of(), List.of(), List.of()});
    assertFound(1, AuditRule.LABEL_WINDOW, "outside of [1970-01-21T00:00:00Z");
  }

  @Test
  void aWrongNumberOfRowsIsFound() {
    WrittenFile file = write();
    AuditResult result = audit(rules(), new AuditedFile(file.path(), WINDOW, 5, null));
    assertThat(result.first())
        .containsExactly(
            new AuditFinding(
                file.path(),
                AuditFinding.WHOLE_FILE,
                AuditRule.ROW_COUNT,
                "4 rows, claimed are 5"));
  }

  @Test
  void aWrongRowDigestIsFound() {
    WrittenFile file = write();
    AuditedFile lie =
        new AuditedFile(file.path(), WINDOW, 4, file.rowDigest().plus(file.rowDigest()));
    assertThat(audit(rules(), lie).first())
        .extracting(AuditFinding::rule)
        .containsExactly(AuditRule.ROW_DIGEST);
  }

  @Test
  void aMissingColumnAndAColumnOfAnotherTypeAreFound() {
    List<OutputColumn> columns = new ArrayList<>(SCHEMA.columns());
    columns.set(LENGTH, new OutputColumn("s__length", OutputType.INT64, false, 2, ""));
    columns.set(ITEMS, new OutputColumn("s__other", list(OutputType.STRING, true), false, 7, ""));
    columns.set(
        TAGS, new OutputColumn("s__tags", list(list(OutputType.INT32, true), true), true, 8, ""));
    rows.forEach(row -> row[LENGTH] = Long.valueOf((Integer) row[LENGTH]));
    AuditResult result = audit(rules(), claim(write(new OutputSchema(columns))));
    assertThat(result.first()).extracting(AuditFinding::rule).containsOnly(AuditRule.SCHEMA);
    assertThat(result.first())
        .extracting(AuditFinding::detail)
        .satisfiesExactly(
            length ->
                assertThat(length).startsWith("column s__length is not INT32: required int64"),
            item -> assertThat(item).isEqualTo("no column s__item"),
            tags -> assertThat(tags).startsWith("column s__tags is no required list"));
  }

  @Test
  void aFlippedBitInAnyPageIsAnError() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int row = 0; row < 1_000; row++) {
      rows.add(random.nextInt(3) == 0 ? cut() : random.nextInt(3) == 0 ? empty() : one(random));
    }
    WrittenFile file = write();
    AuditedFile claim = claim(file);
    assertThat(audit(rules(), claim).isClean()).isTrue();
    Path path = folder.resolve(file.path());
    byte[] good = Files.readAllBytes(path);
    for (ColumnChunkMetaData chunk : chunks(path)) {
      byte[] bad = good.clone();
      int last = (int) (chunk.getStartingPos() + chunk.getTotalSize()) - 1;
      bad[last - random.nextInt((int) chunk.getTotalSize() / 2)] ^= (byte) (1 << random.nextInt(8));
      Files.write(path, bad);
      assertThatThrownBy(() -> audit(rules(), claim))
          .as("column %s, seed %d", chunk.getPath(), seed)
          .isInstanceOf(HindcastException.class)
          .hasMessageContaining("Cannot audit Parquet file")
          .hasMessageContaining("it cannot be read")
          .hasMessageEndingWith("check the storage, then build again.");
    }
  }

  private static Object[] one(Random random) {
    long label = T + random.nextInt(1_000_000);
    long time = label - 1 - random.nextInt(100);
    List<String> item = List.of(Long.toHexString(random.nextLong()));
    return new Object[] {
      label, 1, 1L, time, time, List.of(time), item, List.of(List.of(random.nextInt()))
    };
  }

  private static List<ColumnChunkMetaData> chunks(Path path) throws IOException {
    HadoopInputFile input =
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(path.toUri()), new Configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      return reader.getFooter().getBlocks().get(0).getColumns();
    }
  }

  @Test
  void resultsOfFilesAddUpAndListTheFirstFindingsOnly() {
    for (int i = 0; i < 30; i++) {
      Object[] row = full();
      row[ELIGIBLE] = 9L;
      rows.add(row);
    }
    AuditResult once = audit(rules());
    AuditResult twice = once.plus(once);
    assertThat(once.first()).hasSize(AuditResult.LISTED);
    assertThat(twice.findings()).isEqualTo(60);
    assertThat(twice.files()).isEqualTo(2);
    assertThat(twice.rows()).isEqualTo(68);
    assertThat(twice.first()).isEqualTo(once.first());
  }
}
