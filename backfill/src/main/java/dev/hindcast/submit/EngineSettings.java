/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/**
 * How storages are reached and how the engine is set. Values may be secret: they are given to the
 * engine in a private file, and never shown.
 *
 * @param properties of Spark, by their names, which begin with {@code spark.}
 * @param hadoopFolder the folder of {@code core-site.xml} and {@code hdfs-site.xml}
 * @param engine where Spark runs
 */
public record EngineSettings(
    Map<String, String> properties, Optional<Path> hadoopFolder, Engine engine) {
  /** Nothing is set. */
  public static final EngineSettings NONE = new EngineSettings(Map.of(), Optional.empty());

  private static final String OF_HADOOP = "spark.hadoop.";
  private static final List<String> FILES = List.of("core-site.xml", "hdfs-site.xml");

  public EngineSettings {
    properties = Map.copyOf(properties);
    Objects.requireNonNull(hadoopFolder, "hadoopFolder");
    Objects.requireNonNull(engine, "engine");
  }

  /** For Spark on this machine. */
  public EngineSettings(Map<String, String> properties, Optional<Path> hadoopFolder) {
    this(properties, hadoopFolder, Engine.LOCAL);
  }

  /** The same for Spark somewhere else. */
  public EngineSettings on(Engine other) {
    return new EngineSettings(properties, hadoopFolder, other);
  }

  /** Settings of Hadoop as the engine will have them. */
  public Configuration hadoop() {
    Configuration hadoop = new Configuration();
    for (String name : FILES) {
      hadoopFolder
          .map(folder -> folder.resolve(name))
          .filter(Files::isRegularFile)
          .ifPresent(file -> hadoop.addResource(new org.apache.hadoop.fs.Path(file.toUri())));
    }
    new TreeMap<>(properties)
        .forEach(
            (key, value) -> {
              if (key.startsWith(OF_HADOOP)) {
                hadoop.set(key.substring(OF_HADOOP.length()), value);
              }
            });
    return hadoop;
  }

  /** Names only. */
  @Override
  public String toString() {
    return "EngineSettings[engine="
        + engine
        + ", properties="
        + new TreeSet<>(properties.keySet())
        + "]";
  }
}
