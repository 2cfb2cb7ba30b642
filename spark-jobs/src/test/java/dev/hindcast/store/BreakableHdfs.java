/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;

import dev.hindcast.component.Hdfs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** A file system of Hadoop, whose client in each JVM is watched. */
record BreakableHdfs(String root) implements BreakableStorage {
  /** Another name of the machine, since clients of a JVM are one per name. */
  static BreakableHdfs running() {
    String uri = Hdfs.running().uri();
    String other =
        uri.contains("127.0.0.1")
            ? uri.replace("127.0.0.1", "localhost")
            : uri.replace("localhost", "127.0.0.1");
    return new BreakableHdfs(other + "/crash");
  }

  @Override
  public String name() {
    return "hdfs";
  }

  @Override
  public Operations operations() {
    return WatchedHdfs.OPERATIONS;
  }

  @Override
  public DatasetStore open(String folder) {
    Configuration settings = new Configuration();
    properties().forEach(settings::set);
    return DatasetStores.open(root + "/" + folder, DATASET, settings);
  }

  @Override
  public Duration kill(String folder, Path manifest, StopAt stop)
      throws IOException, InterruptedException {
    List<String> settings =
        properties().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toList();
    return PublishingProcess.start(root + "/" + folder, manifest, stop, settings)
        .killWhereItStands();
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>(Hdfs.running().properties());
    properties.put("fs.hdfs.impl", WatchedHdfs.class.getName());
    properties.put("dfs.replication", "1");
    return properties;
  }
}
