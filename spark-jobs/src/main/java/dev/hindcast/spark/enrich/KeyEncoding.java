/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.event.OrderKey;
import dev.hindcast.spark.row.OrderKeyColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;

/**
 * Writes the key of an event or of a dimension's row as bytes that are equal where the keys are.
 */
final class KeyEncoding {
  private final List<OrderKeyColumn> columns = new ArrayList<>();
  private final OrderKey key = new OrderKey();

  /** The types are those of compared columns. */
  KeyEncoding(List<DataType> types) {
    types.forEach(type -> columns.add(OrderKeyColumn.of(type)));
  }

  /** The bytes of a key whose parts are the row's first fields; null if a part is. */
  byte[] of(SpecializedGetters row) {
    key.begin();
    for (int n = 0; n < columns.size(); n++) {
      if (row.isNullAt(n)) {
        return null;
      }
      columns.get(n).addPresent(row, n, key);
    }
    return key.toBytes();
  }
}
