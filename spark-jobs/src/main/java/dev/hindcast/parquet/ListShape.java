/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/** Definition levels of a column by list depth; depth 0 is the column itself. */
final class ListShape {
  private final boolean[] nullable;
  private final int[] nullLevel;

  ListShape(OutputColumn column) {
    int depth = column.type().depth();
    nullable = new boolean[depth + 1];
    nullLevel = new int[depth + 1];
    nullable[0] = column.nullable();
    OutputType type = column.type();
    for (int d = 0; d < depth; d++) {
      OutputType.ListOf list = (OutputType.ListOf) type;
      nullable[d + 1] = list.elementNullable();
      nullLevel[d + 1] = emptyLevel(d) + 1;
      type = list.element();
    }
  }

  /** Number of lists, which is also the greatest repetition level. */
  int depth() {
    return nullable.length - 1;
  }

  boolean isNullable(int depth) {
    return nullable[depth];
  }

  /** Definition level of a null at a depth. */
  int nullLevel(int depth) {
    return nullLevel[depth];
  }

  /** Definition level of an empty list at a depth. */
  int emptyLevel(int depth) {
    return nullLevel[depth] + (nullable[depth] ? 1 : 0);
  }

  /** Definition level of a value, the greatest one. */
  int valueLevel() {
    return emptyLevel(depth());
  }
}
