/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.List;
import java.util.Map;

/**
 * A published file that held rows of erased users, and what was written in its place.
 *
 * @param path of the published file
 * @param rows of the published file
 * @param rowsErased of the erased users, at least 1
 * @param digestErased of these rows
 * @param copies of the other rows; none if there are none
 * @param statistics of each sequence over the erased rows
 * @param splitRows split name to erased rows
 * @param rowsWithoutSplit why erased rows are in no split, to their number
 */
public record ErasedFile(
    String path,
    long rows,
    long rowsErased,
    RowDigest digestErased,
    List<PublishedFile> copies,
    Map<String, SequenceStatistics> statistics,
    Map<String, Long> splitRows,
    Map<String, Long> rowsWithoutSplit) {
  public ErasedFile {
    Checks.dataFile(path);
    copies = List.copyOf(copies);
    statistics = Checks.sorted(statistics);
    splitRows = Checks.optionalCounts(splitRows);
    rowsWithoutSplit = Checks.optionalCounts(rowsWithoutSplit);
    Checks.require(rowsErased > 0, "rows erased from " + path + " must be positive: " + rowsErased);
    long left = copies.stream().mapToLong(PublishedFile::rows).sum();
    Checks.require(
        rowsErased + left == rows,
        path + " has " + rows + " rows, not " + rowsErased + " erased and " + left + " left");
    statistics.forEach(
        (sequence, of) ->
            Checks.require(
                of.rows() == rowsErased,
                "statistics of sequence "
                    + sequence
                    + " count "
                    + of.rows()
                    + " of "
                    + rowsErased
                    + " rows erased from "
                    + path));
  }
}
