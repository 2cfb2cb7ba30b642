/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.UnsafeExternalRowSorter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.collection.unsafe.sort.PrefixComparators;
import org.apache.spark.util.collection.unsafe.sort.RecordComparator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's own external sorter over rows of the layout: it copies rows, spills them to disk when the
 * task's memory is short, and belongs to the task that made it. Rows are sorted by a prefix of 8
 * bytes that is given with the row.
 */
final class RowSorter {
  private final GivenPrefix prefix = new GivenPrefix();
  private final UnsafeExternalRowSorter sorter;

  private RowSorter(StructType rowType, Supplier<RecordComparator> ties, boolean radix) {
    try {
      sorter =
          UnsafeExternalRowSorter.createWithRecordComparator(
              rowType,
              ties,
              PrefixComparators.LONG,
              prefix,
              SparkEnv.get().memoryManager().pageSizeBytes(),
              radix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sorts by the prefix alone; rows of equal prefix are neighbours. */
  static RowSorter byPrefix(StructType rowType) {
    return new RowSorter(rowType, EqualRows::new, true);
  }

  /** Sorts as the sweep needs it; the prefixes are those of a {@link SweepPrefix}. */
  static RowSorter bySweepOrder(StructType rowType) {
    return new RowSorter(rowType, () -> new SweepOrder(rowType), false);
  }

  void insert(UnsafeRow row, long prefixOfRow) {
    prefix.value.value = prefixOfRow;
    try {
      sorter.insertRow(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows in order; a row is valid until the next one is asked for. */
  Iterator<InternalRow> sorted() {
    try {
      return CollectionConverters.asJava(sorter.sort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    sorter.cleanupResources();
  }

  private static final class GivenPrefix extends UnsafeExternalRowSorter.PrefixComputer {
    private final Prefix value = new Prefix();

    @Override
    public Prefix computePrefix(InternalRow row) {
      return value;
    }
  }

  private static final class EqualRows extends RecordComparator {
    @Override
    public int compare(
        Object left, long leftOffset, int leftSize, Object right, long rightOffset, int rightSize) {
      return 0;
    }
  }
}
