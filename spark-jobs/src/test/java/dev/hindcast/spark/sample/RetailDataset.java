/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.change.SnapshotChanges;
import dev.hindcast.spark.correct.VersionCorrection;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** A dataset of Online Retail below a folder: built, corrected, and built again beside itself. */
record RetailDataset(SparkSession spark, ParsedDefinition definition) {
  static final String FROM = "2010-12-01";
  static final String TO = "2011-12-10";

  /** What must be equal of a label window. */
  record Content(long rows, Object digest, Object statistics) {}

  /**
   * @param file one of the project's definitions
   * @param name of the dataset
   */
  static RetailDataset of(SparkSession spark, Path file, Path folder, String name) {
    List<String> own =
        List.of(
            "name=" + name,
            "path=" + folder.resolve("datasets"),
            "catalogs.lake.uri=jdbc:sqlite:" + folder.resolve("catalog.db"),
            "catalogs.lake.warehouse=" + folder.resolve("warehouse").toUri());
    try {
      DefinitionText text =
          new DefinitionText(file.getFileName().toString(), Files.readString(file));
      return new RetailDataset(
          spark,
          DefinitionParser.parse(new DefinitionLayers(text, Optional.empty(), own, Map.of())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> catalog() {
    return definition.definition().catalogs().get("lake");
  }

  DatasetManifest build() {
    return new DatasetBuild(spark, Progress.NONE).run(request());
  }

  /** The latest version as it is after a correction. */
  DatasetManifest correct() {
    BuildRequest request = request();
    DatasetManifest base = store().load(request.parentVersion());
    return new VersionCorrection(
            spark,
            new DatasetBuild(spark, Progress.NONE),
            store(),
            base,
            request,
            new SnapshotChanges(spark),
            VersionPublisher.open(request, new Configuration()).folders())
        .run()
        .version()
        .map(manifest -> store().publish(manifest).orThrow())
        .orElse(base);
  }

  static Map<LabelWindow, Content> content(DatasetManifest manifest) {
    Map<LabelWindow, Content> content = new TreeMap<>();
    for (PublishedWindow window : manifest.windows()) {
      content.put(
          window.window(), new Content(window.rows(), window.rowDigest(), window.statistics()));
    }
    return content;
  }

  private BuildRequest request() {
    return Builds.request(
        definition,
        Micros.parse(FROM),
        Micros.parse(TO),
        Micros.parse(TO),
        store().latest().orElse(0));
  }

  private DatasetStore store() {
    return DatasetStores.open(
        definition.definition().path(), definition.definition().name(), new Configuration());
  }
}
