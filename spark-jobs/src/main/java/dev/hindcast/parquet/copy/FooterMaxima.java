/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Greatest values of integer columns, from the statistics in a file's footer: those of integers are
 * exact.
 */
public final class FooterMaxima {
  private FooterMaxima() {}

  /**
   * Column to its greatest value; no entry for a column without values.
   *
   * @param columns of type int32 or int64, below no group
   * @throws HindcastException STORAGE_FAILED if the file cannot be read or has no such statistics
   */
  public static Map<String, Long> of(
      Configuration configuration, Path file, Collection<String> columns) {
    Map<String, Long> greatest = new HashMap<>();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
      for (BlockMetaData rowGroup : reader.getRowGroups()) {
        for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
          String name = chunk.getPath().toDotString();
          if (chunk.getPath().size() == 1 && columns.contains(name) && chunk.getValueCount() > 0) {
            greatest.merge(name, greatest(chunk), Math::max);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot read the footer of Parquet file "
              + file
              + ": "
              + e.getMessage()
              + ". hindcast versions verify tells which files of the version are damaged.",
          e);
    }
    return greatest;
  }

  private static long greatest(ColumnChunkMetaData chunk) {
    Statistics<?> statistics = chunk.getStatistics();
    if (statistics instanceof IntStatistics ints && ints.hasNonNullValue()) {
      return ints.getMax();
    }
    if (statistics instanceof LongStatistics longs && longs.hasNonNullValue()) {
      return longs.getMax();
    }
    throw new IllegalStateException(
        "column " + chunk.getPath().toDotString() + " has no statistics of integers");
  }
}
