/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is submitted.
 *
 * @param jar with the jobs and what they bring
 * @param iceberg Iceberg's runtime for Spark, for a Spark that has none
 * @param further jars for catalogs: their classes and database drivers
 */
public record PackagedJob(Path jar, Path iceberg, List<Path> further) {
  /** How the names of all jars of Iceberg's runtime begin. */
  static final String ICEBERG = "iceberg-spark-runtime-";

  private static final String JAR = "hindcast-spark-jobs.jar";

  public PackagedJob {
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(iceberg, "iceberg");
    further = List.copyOf(further);
  }

  /**
   * The job as the build packaged it.
   *
   * @throws HindcastException ENGINE_FAILED if the launcher was not started by its script
   */
  public static PackagedJob of(Map<String, String> properties, Map<String, String> environment) {
    String all = DriverCommand.of(properties, Map.of()).classPath();
    List<Path> engine = paths(all);
    return new PackagedJob(
        named(engine, JAR),
        named(engine, ICEBERG),
        paths(environment.getOrDefault(DriverCommand.CLASS_PATH_VARIABLE, "")));
  }

  /**
   * Checks that it is there.
   *
   * @throws HindcastException ENGINE_FAILED
   */
  void check() {
    List<Path> jars = Stream.concat(Stream.of(jar, iceberg), further.stream()).toList();
    for (Path file : jars) {
      if (!Files.isReadable(file)) {
        throw missing(file + " is not there or cannot be read");
      }
    }
  }

  private static List<Path> paths(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  private static Path named(List<Path> jars, String prefix) {
    return jars.stream()
        .filter(jar -> jar.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> missing("there is no " + prefix + " on its class path"));
  }

  private static HindcastException missing(String why) {
    return new HindcastException(
        ErrorCode.ENGINE_FAILED,
        "Cannot submit the packaged job: "
            + why
            + ". Run ./mvnw -Dquick -DskipTests package first, and name further jars with their"
            + " paths.");
  }
}
