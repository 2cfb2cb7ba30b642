/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.parquet.WrittenFile;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a task found in a file, and wrote.
 *
 * @param rowsErased 0 for a file that stays
 */
record CopiedFile(
    long rowsErased,
    List<WrittenFile> copies,
    TreeMap<String, SequenceTally> tallies,
    TreeMap<String, Long> splitRows,
    TreeMap<String, Long> rowsWithoutSplit,
    TreeSet<String> foundUsers)
    implements Serializable {
  static final CopiedFile UNTOUCHED =
      new CopiedFile(
          0, List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

  static CopiedFile of(long rowsErased, List<WrittenFile> copies, ErasedRows rows) {
    Map<String, SequenceTally> tallies = rows.tallies();
    Set<String> found = rows.foundUsers();
    return new CopiedFile(
        rowsErased,
        copies,
        new TreeMap<>(tallies),
        new TreeMap<>(rows.splitRows()),
        new TreeMap<>(rows.rowsWithoutSplit()),
        new TreeSet<>(found));
  }
}
