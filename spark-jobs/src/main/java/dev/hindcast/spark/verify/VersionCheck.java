/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.verify;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.verify.CheckedFile;
import dev.hindcast.verify.FileCheck;
import dev.hindcast.verify.FileRules;
import dev.hindcast.verify.Leftovers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Checks the files of one version, many at a time. */
public final class VersionCheck {
  private final SparkSession spark;
  private final DatasetStore store;
  private final DatasetManifest manifest;

  public VersionCheck(SparkSession spark, DatasetStore store, DatasetManifest manifest) {
    this.spark = spark;
    this.store = store;
    this.manifest = manifest;
  }

  /** Reads every file; what is wrong with them is in the result and no error. */
  public CheckedVersion run() {
    List<CheckedFile> files = files();
    return new CheckedVersion(
        definition(manifest).fingerprint().equals(manifest.fingerprint()),
        files,
        WindowSums.findings(manifest, files),
        labels(files),
        Leftovers.of(store, manifest));
  }

  private List<CheckedFile> files() {
    if (manifest.files().isEmpty()) {
      return List.of();
    }
    List<String> locations = locations(manifest.files());
    List<Integer> numbers = IntStream.range(0, locations.size()).boxed().toList();
    byte[] json = ManifestJson.write(manifest);
    Configuration hadoop =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().newHadoopConf();
    SerializableConfiguration configuration = new SerializableConfiguration(hadoop);
    FlatMapFunction<java.util.Iterator<Integer>, CheckedFile> check =
        ofTask -> check(ofTask, json, locations, configuration.value()).iterator();
    List<CheckedFile> checked =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(numbers, locations.size())
            .mapPartitions(check)
            .collect();
    return checked.stream()
        .sorted(Comparator.comparing(CheckedFile::window).thenComparing(CheckedFile::path))
        .toList();
  }

  private static List<CheckedFile> check(
      java.util.Iterator<Integer> numbers,
      byte[] json,
      List<String> locations,
      Configuration configuration) {
    DatasetManifest manifest = ManifestJson.read(json, "the manifest of the task");
    ParsedDefinition definition = definition(manifest);
    List<CheckedFile> checked = new ArrayList<>();
    while (numbers.hasNext()) {
      int number = numbers.next();
      PublishedFile file = manifest.files().get(number);
      FileRules rules = FileRules.of(manifest, definition.definition(), file.window());
      checked.add(new FileCheck(configuration, rules).check(new Path(locations.get(number)), file));
    }
    return checked;
  }

  private List<RepeatedLabel> labels(List<CheckedFile> files) {
    List<PublishedFile> readable = new ArrayList<>();
    for (int n = 0; n < files.size(); n++) {
      if (files.get(n).isRead()) {
        readable.add(manifest.files().get(n));
      }
    }
    String column =
        manifest.schema().stream()
            .filter(each -> each.role() == ColumnRole.LABEL_ID)
            .findFirst()
            .orElseThrow()
            .name();
    return readable.isEmpty() ? List.of() : RepeatedLabel.find(spark, locations(readable), column);
  }

  private List<String> locations(List<PublishedFile> files) {
    return files.stream().map(file -> store.files().uri(file.path())).toList();
  }

  private static ParsedDefinition definition(DatasetManifest manifest) {
    return DefinitionParser.parse(DefinitionLayers.of(manifest.definitionText()));
  }
}
