/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.api.java.UDF1;

/**
 * Commit times of a pinned snapshot and of those of its ancestors that have not expired, in UTC
 * microseconds by sequence number. A row whose commit is not among them ends the build: its arrival
 * time is unknown.
 */
final class CommitTimes implements UDF1<Long, Long> {
  private static final long serialVersionUID = 1;

  private final String source;
  private final String table;
  private final TreeMap<Long, Long> micros = new TreeMap<>();

  private CommitTimes(String source, String table) {
    this.source = source;
    this.table = table;
  }

  /** Times of the commits that the rows of some snapshots may have been written by. */
  static CommitTimes of(String source, String table, Table iceberg, List<Long> snapshotIds) {
    CommitTimes times = new CommitTimes(source, table);
    for (long snapshotId : snapshotIds) {
      for (Snapshot known : SnapshotUtil.ancestorsOf(snapshotId, iceberg::snapshot)) {
        times.micros.put(known.sequenceNumber(), known.timestampMillis() * 1_000L);
      }
    }
    return times;
  }

  @Override
  public Long call(Long sequenceNumber) {
    if (sequenceNumber == null) {
      throw unknown(
          "at least one row has no sequence number, for it was written before the table had format"
              + " version 3",
          "Write to the table once, which gives all its rows a sequence number,");
    }
    Long time = micros.get(sequenceNumber);
    if (time == null) {
      throw unknown(
          "at least one row was last written by the commit with sequence number "
              + sequenceNumber
              + ", whose snapshot has expired; commits are known from sequence number "
              + micros.firstKey()
              + " of "
              + Micros.text(micros.firstEntry().getValue()),
          "Keep snapshots for as long as their rows are used"
              + " (history.expire.max-snapshot-age-ms),");
    }
    return time;
  }

  private HindcastException unknown(String why, String next) {
    return new HindcastException(
        ErrorCode.COMMIT_TIME_UNKNOWN,
        "Cannot use sources."
            + source
            + ".arrival-time = commit-time with table "
            + table
            + ": "
            + why
            + ". "
            + next
            + " or name an arrival column, or declare assumed { delay }.");
  }
}
