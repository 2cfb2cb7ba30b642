/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.ListedFile;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** Reads the rows of one version of the quickstart dataset: the manifest's files, nothing else. */
final class VersionRows {
  private VersionRows() {}

  /** Rows by label id. */
  static Map<String, VisitRow> read(String dataset, int version) {
    DatasetStore store = DatasetStores.open(DatasetReference.parse(dataset), new Configuration());
    Map<String, VisitRow> rows = new TreeMap<>();
    for (ListedFile file : DatasetVersions.files(store, OptionalInt.of(version))) {
      try (ParquetReader<Group> reader =
          ParquetReader.builder(new GroupReadSupport(), new Path(file.location())).build()) {
        for (Group row = reader.read(); row != null; row = reader.read()) {
          VisitRow visit = VisitRow.of(row);
          rows.put(visit.labelId(), visit);
        }
      } catch (IOException e) {
        throw new HindcastException(
            ErrorCode.STORAGE_FAILED,
            "Cannot read "
                + file.location()
                + " of "
                + dataset
                + " version "
                + version
                + ": "
                + e.getMessage()
                + ". Run scripts/quickstart again.",
            e);
      }
    }
    return rows;
  }
}
