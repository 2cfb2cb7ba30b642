/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.tag;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.StoreFiles;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Table;
import org.apache.iceberg.parquet.ParquetUtil;

/**
 * Files of a version as a table lists them, with the counts and bounds that their footers have.
 *
 * @param table through whose IO they are read, as its readers will
 */
record FileEntries(Table table, StoreFiles files) {
  /** In the order of the files, whose footers are read several at a time. */
  List<DataFile> of(List<PublishedFile> published) {
    MetricsConfig config = MetricsConfig.forTable(table);
    return published.parallelStream().map(file -> entry(file, config)).toList();
  }

  private DataFile entry(PublishedFile file, MetricsConfig config) {
    String uri = files.uri(file.path());
    Metrics metrics = metrics(uri, file, config);
    if (metrics.recordCount() != file.rows()) {
      throw unusable(uri, "it has " + metrics.recordCount() + " rows, not " + file.rows(), null);
    }
    return DataFiles.builder(table.spec())
        .withPath(uri)
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.sizeBytes())
        .withMetrics(metrics)
        .build();
  }

  private Metrics metrics(String uri, PublishedFile file, MetricsConfig config) {
    try {
      return ParquetUtil.fileMetrics(table.io().newInputFile(uri, file.sizeBytes()), config);
    } catch (RuntimeException e) {
      throw unusable(uri, "its footer cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private HindcastException unusable(String uri, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot list file "
            + uri
            + " in table "
            + table.name()
            + ": "
            + why
            + ". Check that the table's catalog can reach the dataset's storage, and the file"
            + " itself.",
        cause);
  }
}
