/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.event.RejectReason;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.QuarantineFile;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** Rejected rows of one task, in a file of their own; there is none without such rows. */
public final class Quarantine {
  /** Columns of the quarantine: input, reason, and what is known of the row, as text. */
  static final List<String> COLUMNS =
      List.of("input", "reason", "user", "id", "event_time", "arrival_time", "row");

  private final QuarantineFile file;

  Quarantine(Configuration hadoop, Path folder, int partition, String attempt) {
    String name = String.format(Locale.ROOT, "part-%05d-%s.parquet", partition, attempt);
    file = new QuarantineFile(hadoop, new Path(folder, name), COLUMNS, FileOptions.DEFAULT);
  }

  /** Adds a row; its fields are those of the row layout's quarantine. */
  public void write(String input, RejectReason reason, UnsafeRow row) {
    file.write(
        input, reason.text(), text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4));
  }

  public void close() {
    file.close();
  }

  public void abort() {
    file.abort();
  }

  private static String text(UnsafeRow row, int ordinal) {
    return row.isNullAt(ordinal) ? null : row.getUTF8String(ordinal).toString();
  }
}
