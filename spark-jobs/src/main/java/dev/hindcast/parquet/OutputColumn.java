/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Objects;

/**
 * One column of the output files.
 *
 * @param name the column's name in the file
 * @param nullable whether the column itself may be null; elements of a list say so in the type
 * @param fieldId Parquet field id, from 1 to 999,999; the elements of a list at depth d (1 for the
 *     outermost list) have {@code fieldId + d * 1,000,000}
 * @param doc what the column holds, for the dataset manifest
 */
public record OutputColumn(
    String name, OutputType type, boolean nullable, int fieldId, String doc) {
  /** Distance between the field ids of a column, its elements and their elements. */
  public static final int ELEMENT_ID_STEP = 1_000_000;

  public OutputColumn {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(doc, "doc");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an output column needs a name");
    }
    if (fieldId < 1 || fieldId >= ELEMENT_ID_STEP) {
      throw new IllegalArgumentException(
          "field id of column " + name + " must be from 1 to 999999: " + fieldId);
    }
  }
}
