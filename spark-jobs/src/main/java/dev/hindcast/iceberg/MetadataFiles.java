/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StatisticsFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/** The files of a table that are not data: all that is left of it once it has left its catalog. */
final class MetadataFiles {
  private MetadataFiles() {}

  static Set<String> of(Table table) {
    Set<String> locations = new TreeSet<>();
    // A REST catalog need not say where the current one lies.
    ReachableFileUtil.metadataFileLocations(table, true).stream()
        .filter(Objects::nonNull)
        .forEach(locations::add);
    locations.addAll(ReachableFileUtil.manifestListLocations(table));
    for (Snapshot snapshot : table.snapshots()) {
      snapshot.allManifests(table.io()).forEach(manifest -> locations.add(manifest.path()));
    }
    table.statisticsFiles().stream().map(StatisticsFile::path).forEach(locations::add);
    table.partitionStatisticsFiles().stream()
        .map(PartitionStatisticsFile::path)
        .forEach(locations::add);
    return locations;
  }

  static void delete(FileIO io, Collection<String> locations) {
    for (String location : locations) {
      try {
        io.deleteFile(location);
      } catch (NotFoundException e) {
        // A run that was killed removed it.
      }
    }
  }
}
