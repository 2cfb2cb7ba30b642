/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.GroupIds;
import dev.hindcast.assemble.GroupLane;
import dev.hindcast.assemble.GroupLanes;
import dev.hindcast.event.OrderKey;
import dev.hindcast.spark.row.OrderKeyColumn;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;

/** Tells the group of a value that is not null. */
@FunctionalInterface
interface GroupColumn {
  int group(UnsafeRow payload, GroupIds ids);

  /** For values of a lane that have a type and stand at an ordinal. */
  static GroupColumn of(GroupLane lane, DataType type, int ordinal) {
    if (lane instanceof GroupLane.OfKind kinds) {
      return kind(kinds, type, ordinal);
    }
    if (type instanceof StringType) {
      return (payload, ids) -> ids.of(payload.getUTF8String(ordinal).getBytes());
    }
    OrderKeyColumn column = OrderKeyColumn.of(type);
    OrderKey key = new OrderKey();
    return (payload, ids) -> {
      column.addPresent(payload, ordinal, key.begin());
      return ids.of(key.toBytes());
    };
  }

  private static GroupColumn kind(GroupLane.OfKind lane, DataType type, int ordinal) {
    UTF8String[] kinds =
        lane.kinds().stream()
            .map(kind -> UTF8String.fromBytes(kind.getBytes(StandardCharsets.UTF_8)))
            .toArray(UTF8String[]::new);
    Function<UnsafeRow, UTF8String> texts = text(type, ordinal);
    return (payload, ids) -> {
      UTF8String text = texts.apply(payload);
      for (int kind = 0; kind < kinds.length; kind++) {
        if (kinds[kind].equals(text)) {
          return kind;
        }
      }
      return GroupLanes.NULL;
    };
  }

  private static Function<UnsafeRow, UTF8String> text(DataType type, int ordinal) {
    if (type instanceof StringType) {
      return payload -> payload.getUTF8String(ordinal);
    }
    Cast text =
        new Cast(
            new BoundReference(ordinal, type, true),
            DataTypes.StringType,
            scala.Option.apply("UTC"),
            EvalMode.ANSI());
    return payload -> (UTF8String) text.eval(payload);
  }
}
