/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.util.Objects;

/**
 * A place in a definition that names a column.
 *
 * @param key the definition's key
 */
record ColumnReference(String key, String column, ColumnUse use) {
  ColumnReference {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(use, "use");
  }
}
