/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.EngineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How the engine is set, and how it and the launcher reach storages. */
public final class StorageOptions {
  private static final Pattern PROPERTY =
      Pattern.compile("(spark\\.[A-Za-z0-9._-]+)=(.*)", Pattern.DOTALL);

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      split = "\n",
      description =
          "Sets a property of Spark, and with spark.hadoop.KEY one of the storage's, such as"
              + " spark.hadoop.fs.s3a.endpoint; may be repeated. HINDCAST_CONF holds one per line,"
              + " which keeps secrets off the command line.")
  private List<String> conf = new ArrayList<>();

  @Option(
      names = EnvironmentDefaults.HADOOP_CONF,
      paramLabel = "DIR",
      description =
          "The folder of Hadoop's core-site.xml and hdfs-site.xml. Default: HADOOP_CONF_DIR.")
  private Path hadoopFolder;

  /**
   * The settings.
   *
   * @throws HindcastException COMMAND_LINE_INVALID
   */
  public EngineSettings settings() {
    if (hadoopFolder != null && !Files.isDirectory(hadoopFolder)) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot read Hadoop's settings in "
              + hadoopFolder
              + ": it is not a folder. Correct "
              + EnvironmentDefaults.HADOOP_CONF
              + " or the variable HADOOP_CONF_DIR, or leave both out.");
    }
    Map<String, String> properties = new TreeMap<>();
    for (String text : conf) {
      Matcher property = PROPERTY.matcher(text);
      if (!property.matches()) {
        throw new HindcastException(
            ErrorCode.COMMAND_LINE_INVALID,
            "Cannot use --conf '"
                + text.replaceFirst("(?s)=.*", "=...")
                + "': it is not KEY=VALUE with a key that begins with spark. Write for example"
                + " --conf spark.hadoop.fs.s3a.endpoint=http://localhost:9000.");
      }
      properties.put(property.group(1), property.group(2));
    }
    return new EngineSettings(
        properties, Optional.ofNullable(hadoopFolder).map(Path::toAbsolutePath));
  }
}
