/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.change.SnapshotChanges;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.Spark3Util;
import org.junit.jupiter.api.Test;

/** Changes that are easily overlooked: a correction of them is what a full build gives. */
class OddChangesTest {
  @Test
  void aColumnWhoseNameBeginsWithADigitCounts() {
    Visits visits = Visits.create("odd_digit");
    sql("ALTER TABLE %s ADD COLUMN `2nd_party` boolean", visits);
    sql("UPDATE %s SET `2nd_party` = false", visits);
    String keys = "sources.visits.where = \"NOT 2nd_party\"";
    DatasetManifest base = Builds.run(visits.request(keys));

    sql("UPDATE %s SET `2nd_party` = true WHERE event_id = 1", visits);

    assertCorrected(visits, keys, base);
  }

  @Test
  void aMicrosecondInsideOfAStructCounts() {
    Visits visits = Visits.create("odd_micros");
    sql(
        "ALTER TABLE %s ADD COLUMN ctx struct<seen_at: timestamp, shown: map<string, int>>",
        visits);
    setSeen(visits, "2026-01-01T00:00:00.000001Z");
    String keys = "sources.visits.attributes.seen = \"unix_micros(ctx.seen_at)\"";
    DatasetManifest base = Builds.run(visits.request(keys));

    setSeen(visits, "2026-01-01T00:00:00.000999Z");

    assertCorrected(visits, keys, base);
  }

  @Test
  void aFileThatIsInTheTableTwiceIsReadTwiceOnBothSides() throws Exception {
    Visits visits = Visits.create("odd_twice");
    DatasetManifest base = Builds.run(visits.request());
    Table table = Spark3Util.loadIcebergTable(Lake.spark(), visits.events());
    DataFile file;
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      file = tasks.iterator().next().file();
    }
    table.newFastAppend().appendFile(file).commit();
    String time = "2026-01-01T05:00:00Z";
    Lake.append(visits.events(), List.of(Visits.event("a", 9, time, time, "I", "late")));

    assertCorrected(visits, "", base);
  }

  private static void assertCorrected(Visits visits, String keys, DatasetManifest base) {
    BuildRequest request = visits.request(keys);
    Optional<DatasetManifest> corrected =
        new VersionCorrection(
                Lake.spark(),
                new DatasetBuild(Lake.spark(), Progress.NONE),
                Builds.store(request.definition().definition()),
                base,
                request,
                new SnapshotChanges(Lake.spark()),
                VersionPublisher.open(request, new Configuration()).folders())
            .run()
            .version();
    DatasetManifest full = Builds.run(visits.request(keys));

    assertThat(digests(full)).isNotEqualTo(digests(base));
    assertThat(corrected.map(OddChangesTest::digests)).contains(digests(full));
  }

  private static List<RowDigest> digests(DatasetManifest manifest) {
    return manifest.windows().stream().map(PublishedWindow::rowDigest).toList();
  }

  private static void setSeen(Visits visits, String time) {
    sql(
        "UPDATE %s SET ctx = named_struct('seen_at', timestamp '"
            + time
            + "', 'shown', map('x', 1))",
        visits);
  }

  private static void sql(String text, Visits visits) {
    Lake.spark().sql(text.formatted(visits.events()));
  }
}
