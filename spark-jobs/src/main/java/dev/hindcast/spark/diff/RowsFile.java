/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import dev.hindcast.diff.RowDiff;
import dev.hindcast.diff.RowDiffJson;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes the rows that differ for programs, in the order of their label ids. */
public final class RowsFile {
  private RowsFile() {}

  /**
   * Writes a folder of Parquet files where the name ends with {@code .parquet}, one line for each
   * difference; else a file of JSON lines, one for each label.
   *
   * @throws HindcastException STORAGE_FAILED
   */
  public static void write(SparkSession spark, JavaRDD<RowDiff> rows, String name) {
    JavaRDD<RowDiff> sorted =
        rows.sortBy(RowDiff::label, true, Math.max(1, rows.getNumPartitions()));
    if (name.endsWith(".parquet")) {
      spark
          .createDataFrame(sorted.flatMap(row -> EditRow.of(row).iterator()), EditRow.TYPE)
          .write()
          .mode(SaveMode.Overwrite)
          .parquet(name);
      return;
    }
    Iterator<String> lines = sorted.map(row -> RowDiffJson.of(row).toString()).toLocalIterator();
    try (BufferedWriter writer = Files.newBufferedWriter(Path.of(name))) {
      while (lines.hasNext()) {
        writer.write(lines.next());
        writer.write('\n');
      }
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot write the differing rows to "
              + name
              + ": "
              + e
              + ". Give --rows a file in a folder that exists and can be written to.",
          e);
    }
  }
}
