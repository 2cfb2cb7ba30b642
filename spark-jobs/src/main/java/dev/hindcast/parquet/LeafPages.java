/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;

/** The pages of one column in one row group: levels as runs, values, statistics of scalars. */
final class LeafPages {
  private static final int PAGE_BYTES = 1 << 20;
  private static final int PAGE_ROWS = 20_000;

  /** From so many triplets on a column without repetitions is taken to have none later either. */
  private static final int TELLING_TRIPLETS = 10_000;

  private static final int PAGE_TRIPLETS = 1 << 20;

  private final ColumnDescriptor column;
  private final PageWriter out;
  private final LevelRuns repetitions;
  private final LevelRuns definitions;
  private final LeafValues values;
  private final RowGroupUse use;
  private Statistics<?> statistics;
  private int triplets;
  private int rows;
  private long allTriplets;

  LeafPages(ColumnDescriptor column, PageWriter out, LeafValues values, RowGroupUse use) {
    this.column = column;
    this.out = out;
    this.values = values;
    this.use = use;
    this.repetitions = levels(column.getMaxRepetitionLevel(), use);
    this.definitions = levels(column.getMaxDefinitionLevel(), use);
    startPage();
  }

  private static LevelRuns levels(int max, RowGroupUse use) {
    return max == 0 ? null : new LevelRuns(BytesUtils.getWidthFromMaxInt(max), use);
  }

  private void startPage() {
    triplets = 0;
    rows = 0;
    // Of lists nobody asks for the least element; a page without statistics makes no claim.
    statistics = repetitions == null ? Statistics.createStats(column.getPrimitiveType()) : null;
  }

  LeafValues values() {
    return values;
  }

  /** Statistics of the page, or null where there are none. */
  Statistics<?> statistics() {
    return statistics;
  }

  /** Statistics cannot order a NaN. */
  void dropStatistics() {
    statistics = null;
  }

  /** Repetition levels of the next triplets. */
  void repeat(int level, int times) {
    repetitions.add(level, times);
  }

  /** Definition level of the next triplets. */
  void define(int level, int times) {
    triplets = Math.addExact(triplets, times);
    if (definitions != null) {
      definitions.add(level, times);
    }
  }

  void endRow() {
    rows++;
    if (rows >= PAGE_ROWS || triplets >= PAGE_TRIPLETS || values.isPageFull(PAGE_BYTES)) {
      writePage();
    }
  }

  void finish() throws IOException {
    if (rows > 0) {
      writePage();
    }
    values.writeDictionary(out);
  }

  /** Whether the next row group should try a dictionary, if this one did. */
  boolean dictionaryMayPay() {
    return values.triesIds() || allTriplets < TELLING_TRIPLETS;
  }

  private void writePage() {
    long before = out.getMemSize();
    try {
      List<BytesInput> parts = new ArrayList<>();
      addLevels(repetitions, parts);
      addLevels(definitions, parts);
      parts.add(values.page());
      out.writePage(
          BytesInput.concat(parts),
          triplets,
          rows,
          statistics,
          Encoding.RLE,
          Encoding.RLE,
          values.encoding());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress a page of " + column, e);
    }
    values.clearPage();
    if (repetitions != null) {
      repetitions.clear();
    }
    if (definitions != null) {
      definitions.clear();
    }
    allTriplets += triplets;
    use.reach(allTriplets);
    use.add(out.getMemSize() - before);
    startPage();
  }

  private static void addLevels(LevelRuns levels, List<BytesInput> parts) {
    if (levels != null) {
      PageBytes runs = levels.encode();
      parts.add(BytesInput.fromInt(runs.size()));
      parts.add(runs.input());
    }
  }
}
