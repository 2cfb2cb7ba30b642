/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.spark.row.RowLayout;
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
 * task's memory is short, and belongs to the task that made it.
 */
final class RowSorter {
  private final UnsafeExternalRowSorter sorter;

  private RowSorter(
      StructType rowType, int prefixOrdinal, Supplier<RecordComparator> ties, boolean radix) {
    try {
      sorter =
          UnsafeExternalRowSorter.createWithRecordComparator(
              rowType,
              ties,
              PrefixComparators.LONG,
              new LongPrefix(prefixOrdinal),
              SparkEnv.get().memoryManager().pageSizeBytes(),
              radix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the revisions of one event together: rows of equal identity hash are neighbours. */
  static RowSorter byIdentity(StructType rowType) {
    return new RowSorter(rowType, RowLayout.IDENTITY_HASH, EqualRows::new, true);
  }

  /** Sorts as the sweep needs it: by user, then first label time that could see the row. */
  static RowSorter byUserAndTime(StructType rowType) {
    return new RowSorter(rowType, RowLayout.USER_HASH, () -> new SweepOrder(rowType), false);
  }

  void insert(UnsafeRow row) {
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

  private static final class LongPrefix extends UnsafeExternalRowSorter.PrefixComputer {
    private final Prefix prefix = new Prefix();
    private final int ordinal;

    LongPrefix(int ordinal) {
      this.ordinal = ordinal;
    }

    @Override
    public Prefix computePrefix(InternalRow row) {
      prefix.value = row.getLong(ordinal);
      prefix.isNull = false;
      return prefix;
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
