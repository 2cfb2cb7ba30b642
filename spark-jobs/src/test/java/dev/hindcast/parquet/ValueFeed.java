/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Feeds a row of plain Java values; a list is a {@link List}. */
public record ValueFeed(List<?> values) implements RowFeed {
  /** The values may hold nulls. */
  public static ValueFeed of(Object... values) {
    return new ValueFeed(Arrays.asList(values));
  }

  @Override
  public void write(int column, ColumnSink sink) {
    add(values.get(column), sink);
  }

  private static void add(Object value, ColumnSink sink) {
    if (value == null) {
      sink.addNull();
    } else if (value instanceof List<?> list) {
      sink.beginList(list.size());
      list.forEach(element -> add(element, sink));
    } else if (value instanceof Boolean bool) {
      sink.addBoolean(bool);
    } else if (value instanceof Integer number) {
      sink.addInt(number);
    } else if (value instanceof Long number) {
      sink.addLong(number);
    } else if (value instanceof Float number) {
      sink.addFloat(number);
    } else if (value instanceof Double number) {
      sink.addDouble(number);
    } else {
      byte[] bytes =
          value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
      byte[] padded = new byte[bytes.length + 5];
      System.arraycopy(bytes, 0, padded, 3, bytes.length);
      sink.addBytes(padded, 3, bytes.length);
    }
  }
}
