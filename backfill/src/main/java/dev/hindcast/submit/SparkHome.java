/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a Spark that can be submitted to. It was looked at: the script is there, and Spark
 * and Scala are of the lines that the job is made for.
 */
public record SparkHome(Path folder) {
  private static final Pattern CORE =
      Pattern.compile("spark-core_(\\d+\\.\\d+)-((\\d+\\.\\d+)\\..*)\\.jar");

  /**
   * Looks at a folder.
   *
   * @throws HindcastException COMMAND_LINE_INVALID if there is no Spark, ENGINE_UNSUPPORTED if it
   *     is another one
   */
  public static SparkHome open(Path folder) {
    SparkHome home = new SparkHome(folder.toAbsolutePath().normalize());
    if (!Files.isRegularFile(home.script())) {
      throw notUsable(home, "there is no " + home.script());
    }
    Matcher core =
        home.jars().stream()
            .map(CORE::matcher)
            .filter(Matcher::matches)
            .findFirst()
            .orElseThrow(() -> notUsable(home, "it has no spark-core jar in its folder jars"));
    Properties needed = lines();
    if (!core.group(1).equals(needed.getProperty("scala"))
        || !core.group(3).equals(needed.getProperty("spark"))) {
      throw new HindcastException(
          ErrorCode.ENGINE_UNSUPPORTED,
          "Cannot submit with "
              + home.folder
              + ": it is Spark "
              + core.group(2)
              + " for Scala "
              + core.group(1)
              + ", and the job is made for Spark "
              + needed.getProperty("spark")
              + ".x for Scala "
              + needed.getProperty("scala")
              + ". Name such a Spark with --spark-home or SPARK_HOME.");
    }
    return home;
  }

  /** The script {@code spark-submit}. */
  Path script() {
    return folder.resolve("bin/spark-submit");
  }

  /** Whether each driver and executor of this Spark has a jar whose name begins so. */
  boolean hasJar(String prefix) {
    return jars().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private List<String> jars() {
    Path jars = folder.resolve("jars");
    if (!Files.isDirectory(jars)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the jars of " + folder, e);
    }
  }

  private static HindcastException notUsable(SparkHome home, String why) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot submit with "
            + home.folder
            + ": "
            + why
            + ". Name the folder of an unpacked Spark with --spark-home or SPARK_HOME.");
  }

  private static Properties lines() {
    try (InputStream in = SparkHome.class.getResourceAsStream("/hindcast.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("hindcast.properties cannot be read", e);
    }
  }
}
