/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.OutputColumn;
import java.io.Serializable;
import java.util.Objects;

/** What a task must know of an output column. */
record ErasedColumn(String name, ColumnRole role, String sequence) implements Serializable {
  ErasedColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(sequence, "sequence");
  }

  static ErasedColumn of(OutputColumn column) {
    return new ErasedColumn(column.name(), column.role(), column.sequence());
  }

  /** What its sequence calls it. */
  String inSequence() {
    return name.substring(sequence.length() + "__".length());
  }
}
