/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.iceberg.TargetTables;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.tag.TaggedVersion;
import dev.hindcast.spark.tag.VersionTable;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.OfferedTables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Offers versions of a dataset as tags of an Iceberg table: {@code --request REQUEST.json
 * [--outcome OUTCOME.json] --dataset FOLDER --table catalog.namespace.table [--version N]}. Without
 * a version all of them are, and tags of versions that are gone are removed. Of the request only
 * the definition's catalogs count.
 */
public final class TagVersionsJob {
  private TagVersionsJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dataset", "table", "version"),
            (spark, request, progress, options) ->
                JobOutcome.reported(tag(spark, request, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode tag(SparkSession spark, BuildRequest request, Map<String, String> options) {
    Configuration hadoop = HadoopSettings.of(spark);
    DatasetStore store = DatasetStores.open(DatasetReference.parse(options.get("dataset")), hadoop);
    String name = options.get("table");
    boolean ofAll = !options.containsKey("version");
    List<Integer> versions =
        ofAll ? store.versions() : List.of(Integer.valueOf(options.get("version")));
    ObjectNode report = new ObjectMapper().createObjectNode().put("table", name);
    ArrayNode tags = report.putArray("versions");
    try (TargetTables tables =
        new TargetTables(request.definition().definition().catalogs(), hadoop, name)) {
      tables.load().ifPresent(there -> VersionTable.requireOf(there, store.files()));
      new OfferedTables(store).note(name);
      VersionTable table =
          new VersionTable(
              tables.loadOrCreate(
                  VersionTable.schema(store.load(versions.get(0))),
                  VersionTable.properties(store.files())),
              store.files());
      for (int version : versions) {
        DatasetManifest manifest = store.load(version);
        TaggedVersion tagged = table.tag(manifest);
        tags.addObject()
            .put("version", version)
            .put("tag", tagged.tag())
            .put("snapshotId", tagged.snapshotId())
            .put("isNew", tagged.isNew())
            .put("rows", manifest.rows());
      }
      ArrayNode removed = report.putArray("removed");
      if (ofAll) {
        table.untag(Set.copyOf(versions)).forEach(removed::add);
      }
    }
    return report;
  }
}
