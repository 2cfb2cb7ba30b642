/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.event.OrderKey;
import dev.hindcast.spark.row.OrderKeyColumn;
import dev.hindcast.spark.row.RowLayout;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.collection.unsafe.sort.RecordComparator;

/**
 * Order of rows of equal user hash: by user, then by the label time at which a row counts, events
 * before labels, labels by id. Events that count from the same time on, as those of a bulk load do,
 * come by event time: each then goes to the end of its sequences.
 */
final class SweepOrder extends RecordComparator {
  private final UnsafeRow left;
  private final UnsafeRow right;
  private final int labelFields;
  private final OrderKeyColumn labelId;
  private final OrderKey key = new OrderKey();

  SweepOrder(StructType rowType) {
    StructType label = (StructType) rowType.fields()[RowLayout.LABEL].dataType();
    left = new UnsafeRow(rowType.size());
    right = new UnsafeRow(rowType.size());
    labelFields = label.size();
    labelId = OrderKeyColumn.of(label.fields()[0].dataType());
  }

  @Override
  public int compare(
      Object leftBase,
      long leftOffset,
      int leftSize,
      Object rightBase,
      long rightOffset,
      int rightSize) {
    left.pointTo(leftBase, leftOffset, leftSize);
    right.pointTo(rightBase, rightOffset, rightSize);
    int order =
        left.getUTF8String(RowLayout.USER).binaryCompare(right.getUTF8String(RowLayout.USER));
    if (order == 0) {
      order =
          Long.compare(left.getLong(RowLayout.ACTIVE_FROM), right.getLong(RowLayout.ACTIVE_FROM));
    }
    if (order == 0) {
      order = Boolean.compare(isLabel(left), isLabel(right));
    }
    if (order != 0) {
      return order;
    }
    return isLabel(left)
        ? Arrays.compareUnsigned(id(left), id(right))
        : Long.compare(left.getLong(RowLayout.TIME), right.getLong(RowLayout.TIME));
  }

  private static boolean isLabel(UnsafeRow row) {
    return row.getInt(RowLayout.INPUT) == RowLayout.LABELS;
  }

  private byte[] id(UnsafeRow row) {
    labelId.add(row.getStruct(RowLayout.LABEL, labelFields), 0, key.begin());
    return key.toBytes();
  }
}
