/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.event.RejectReason;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Finds the rows of erased users while they are read. */
final class ErasedMark implements UDF1<byte[], Boolean> {
  private static final long serialVersionUID = 1L;

  private final List<ErasedUsers> erased;
  private transient ErasedUsers.Search search;

  private ErasedMark(List<ErasedUsers> erased) {
    this.erased = List.copyOf(erased);
  }

  /** Whether the user of a row was erased; false for a row without user. */
  static Column of(List<ErasedUsers> erased) {
    return udf(new ErasedMark(erased), DataTypes.BooleanType)
        .apply(col(Names.USER).cast(DataTypes.BinaryType));
  }

  /** The reason with that of erased users before all others, where rows are marked. */
  static Column before(Column reason, Dataset<Row> rows) {
    return SourceView.hasColumn(rows.schema(), Names.ERASED)
        ? when(col(Names.ERASED), SourceRevisions.code(RejectReason.ERASED_USER)).otherwise(reason)
        : reason;
  }

  @Override
  public Boolean call(byte[] user) {
    if (search == null) {
      search = ErasedUsers.search(erased);
    }
    return search.has(user);
  }
}
