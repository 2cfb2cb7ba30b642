/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.ManifestSchema;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.SchemaChange;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Visits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;

/** Builds of one dataset whose columns change from version to version. */
class SchemaEvolutionTest {
  private static final String COUNTED = "sources.visits.attributes { n = \"CAST(price AS %s)\" }\n";

  @Test
  void columnsKeepTheirFieldIdsWhileOthersComeAndGo() throws IOException {
    Visits visits = Visits.create("evolving");
    DatasetManifest first = Builds.run(visits.request());
    DatasetManifest second = Builds.run(visits.request(COUNTED.formatted("INT")));
    DatasetManifest third = Builds.run(visits.request(COUNTED.formatted("BIGINT")));

    assertThat(changes(first)).isEmpty();
    assertThat(changes(second)).containsExactly("s__n: added as list<int32> (compatible)");
    assertThat(changes(third))
        .containsExactly("s__n: widened from list<int32> to list<int64> (compatible)");
    assertThat(third.greatestFieldId()).isEqualTo(first.schema().size() + 1);
    for (DatasetManifest version : new DatasetManifest[] {first, second, third}) {
      assertThat(fieldIds(visits.request(), version)).isEqualTo(fieldIds(version));
      assertThat(fieldIds(version)).containsAllEntriesOf(fieldIds(first));
      assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(version))).isEmpty();
    }

    assertThatThrownBy(() -> Builds.run(visits.request(COUNTED.formatted("INT"))))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_INCOMPATIBLE))
        .hasMessage(
            "Cannot build version 4 of dataset evolving: what reads version 3 may fail on it or"
                + " misread it, since of its columns and sequences s__n: narrowed from"
                + " list<int64> to list<int32> (breaking). Keep them as they were, build with"
                + " --allow-breaking, or give the dataset another name.");
    DatasetManifest fourth = Builds.run(allowing(visits.request("sequences.s.columns = [item]")));
    assertThat(changes(fourth))
        .containsExactly(
            "s__price: removed, was list<double> (breaking)",
            "s__n: removed, was list<int64> (breaking)");

    DatasetManifest fifth = Builds.run(visits.request());
    assertThat(fieldIds(fifth).get("s__price")).isEqualTo(third.greatestFieldId() + 1);
    assertThat(fieldIds(visits.request(), fifth)).isEqualTo(fieldIds(fifth));
  }

  @Test
  void anotherOrderOfASequenceBreaksReaders() {
    Visits visits = Visits.create("turned");
    Builds.run(visits.request());
    BuildRequest turned = visits.request("sequences.s.order = newest-first");

    assertThatThrownBy(() -> Builds.run(turned))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("s: reordered from oldest-first to newest-first (breaking)");
    assertThat(changes(Builds.run(allowing(turned)))).hasSize(1);
  }

  private static BuildRequest allowing(BuildRequest request) {
    return request.with(new BuildWaivers(true, List.of()));
  }

  private static Iterable<String> changes(DatasetManifest manifest) {
    return manifest.schemaChanges().stream().map(SchemaChange::text).toList();
  }

  private static Map<String, Integer> fieldIds(DatasetManifest manifest) {
    Map<String, Integer> ids = new TreeMap<>();
    for (OutputColumn column : manifest.schema()) {
      ids.put(column.name(), column.fieldId());
    }
    return ids;
  }

  /** Field ids as the footers of all files have them. */
  private static Map<String, Integer> fieldIds(BuildRequest request, DatasetManifest manifest)
      throws IOException {
    Map<String, Integer> ids = new TreeMap<>();
    for (PublishedFile file : manifest.files()) {
      String root = Builds.store(request.definition().definition()).layout().root().toString();
      Path path = new Path(root + "/" + file.path());
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
        for (Type field : reader.getFileMetaData().getSchema().getFields()) {
          ids.put(field.getName(), field.getId().intValue());
        }
      }
    }
    return ids;
  }
}
