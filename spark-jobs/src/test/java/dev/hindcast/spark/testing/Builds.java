/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.HadoopSettings;
import dev.hindcast.spark.Progress;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Plans and runs real builds on the tables of the {@link Lake}. */
public final class Builds {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Builds() {}

  /** Builds label times of {@code [from, to)} at a knowledge time, all ISO text. */
  public static DatasetManifest build(
      String definition, String from, String to, String knowledgeTime) {
    return run(request(definition, from, to, knowledgeTime));
  }

  public static DatasetManifest run(BuildRequest request) {
    return new DatasetBuild(Lake.spark(), Progress.NONE).run(request);
  }

  /** Runs a build whose users are spread over that many tasks. */
  public static DatasetManifest run(BuildRequest request, int partitions) {
    SparkConf conf = Lake.spark().sparkContext().conf();
    conf.set("spark.sql.shuffle.partitions", Integer.toString(partitions));
    try {
      return run(request);
    } finally {
      conf.remove("spark.sql.shuffle.partitions");
    }
  }

  /** The request that the launcher would make. */
  public static BuildRequest request(
      String definition, String from, String to, String knowledgeTime) {
    return request(
        DefinitionLayers.of(new DefinitionText("test.conf", definition)),
        Micros.parse(from),
        Micros.parse(to),
        Micros.parse(knowledgeTime));
  }

  /** The request that the launcher would make of a layered definition; UTC microseconds. */
  public static BuildRequest request(
      DefinitionLayers layers, long fromMicros, long toMicros, long knowledgeTimeMicros) {
    ParsedDefinition parsed = DefinitionParser.parse(layers);
    DatasetDefinition of = parsed.definition();
    return request(parsed, fromMicros, toMicros, knowledgeTimeMicros, store(of).latest().orElse(0));
  }

  /** The request that the launcher would make after a version; UTC microseconds. */
  public static BuildRequest request(
      ParsedDefinition parsed,
      long fromMicros,
      long toMicros,
      long knowledgeTimeMicros,
      int parentVersion) {
    DatasetDefinition of = parsed.definition();
    SourcePins pins;
    try (SourceCatalogs catalogs = new SourceCatalogs(of.catalogs())) {
      pins = SourcePins.take(of, catalogs);
    }
    return new BuildRequest(
        String.format(Locale.ROOT, "b-20260101T000000Z-%08x", NUMBER.incrementAndGet()),
        Micros.parse("2026-01-01"),
        "test",
        parsed,
        fromMicros,
        toMicros,
        LabelWindow.split(fromMicros, toMicros, of.output().windowMicros()),
        knowledgeTimeMicros,
        pins.snapshots(),
        pins.columns(),
        parentVersion,
        "build",
        BuildWaivers.NONE);
  }

  public static DatasetStore store(DatasetDefinition definition) {
    return DatasetStores.open(
        definition.path(), definition.name(), HadoopSettings.of(Lake.spark()));
  }

  /** Rows of a version, as Spark reads its files. */
  public static Dataset<Row> rows(DatasetDefinition definition, DatasetManifest manifest) {
    List<String> files =
        manifest.files().stream().map(file -> store(definition).files().uri(file.path())).toList();
    return Lake.spark().read().parquet(files.toArray(new String[0]));
  }
}
