/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class SweepOrderTest {
  private static final StructType ROW =
      RowLayout.rowType(
          new StructType().add("id", DataTypes.StringType), List.of(), List.of(), false);

  private final SweepOrder order = new SweepOrder(ROW);

  @Test
  void eventsThatCountFromOneTimeOnComeByEventTimeAndBeforeLabels() {
    List<UnsafeRow> sorted =
        List.of(
            event("a", 5, 9),
            event("a", 10, 3),
            event("a", 10, 4),
            event("a", 10, 8),
            label("a", 10, "l1"),
            label("a", 10, "l2"),
            event("a", 11, 1),
            event("b", 1, 1));
    List<UnsafeRow> rows = new ArrayList<>(sorted);
    Collections.shuffle(rows, new Random(1));

    rows.sort(this::compare);

    assertThat(rows).isEqualTo(sorted);
  }

  private int compare(UnsafeRow left, UnsafeRow right) {
    return order.compare(
        left.getBaseObject(),
        left.getBaseOffset(),
        left.getSizeInBytes(),
        right.getBaseObject(),
        right.getBaseOffset(),
        right.getSizeInBytes());
  }

  private static UnsafeRow event(String user, long activeFrom, long time) {
    return row(user, 0, activeFrom, time, null);
  }

  private static UnsafeRow label(String user, long time, String id) {
    return row(
        user,
        RowLayout.LABELS,
        time,
        time,
        new GenericInternalRow(new Object[] {UTF8String.fromString(id)}));
  }

  private static UnsafeRow row(
      String user, int input, long activeFrom, long time, InternalRow label) {
    GenericInternalRow row = new GenericInternalRow(ROW.size());
    row.setInt(RowLayout.INPUT, input);
    row.update(RowLayout.USER, UTF8String.fromString(user));
    row.setLong(RowLayout.TIME, time);
    row.setLong(RowLayout.ACTIVE_FROM, activeFrom);
    row.update(RowLayout.LABEL, label);
    return UnsafeProjection.create(ROW).apply(row).copy();
  }
}
