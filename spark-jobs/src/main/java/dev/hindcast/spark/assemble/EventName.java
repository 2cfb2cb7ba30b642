/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.spark.row.ShownValue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Names events of one user: the number of the source and the parts of the event id. */
public final class EventName {
  private static final char SEPARATOR = '\u0001';

  private EventName() {}

  /** The name of the event of a revision in the row layout. */
  public static String of(InternalRow row, StructType rowType) {
    int source = row.getInt(RowLayout.INPUT);
    int ordinal = RowLayout.idOrdinal(source);
    StructType type = (StructType) rowType.fields()[ordinal].dataType();
    return of(source, row.getStruct(ordinal, type.size()), type);
  }

  /** The name of an event of a source by its id. */
  public static String of(int source, InternalRow id, StructType type) {
    StringBuilder name = new StringBuilder().append(source);
    for (int n = 0; n < type.size(); n++) {
      StructField field = type.fields()[n];
      name.append(SEPARATOR).append(ShownValue.text(id.get(n, field.dataType()), field.dataType()));
    }
    return name.toString();
  }

  /** The event id as people write it. */
  public static String id(String name) {
    return name.substring(name.indexOf(SEPARATOR) + 1).replace(SEPARATOR, '|');
  }

  /** The number of the event's source in the definition. */
  public static int source(String name) {
    return Integer.parseInt(name.substring(0, name.indexOf(SEPARATOR)));
  }
}
