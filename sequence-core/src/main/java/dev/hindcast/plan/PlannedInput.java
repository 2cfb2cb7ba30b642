/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import java.util.Objects;

/**
 * What a backfill reads of one input, by its table's metadata, after pruning.
 *
 * @param input the source's or enrichment's name, or {@code labels}
 * @param files data files
 * @param bytes their size, compressed
 */
public record PlannedInput(String input, String table, long files, long bytes) {
  public PlannedInput {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(table, "table");
    if (files < 0 || bytes < 0) {
      throw new IllegalArgumentException(
          "files and bytes of " + input + " must not be negative: " + files + ", " + bytes);
    }
  }
}
