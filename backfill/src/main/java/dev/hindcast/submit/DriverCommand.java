/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.attach.AttachedDriver;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a driver's JVM is started.
 *
 * @param java the executable
 * @param options of the JVM
 * @param classPath of the engine and its jobs
 */
public record DriverCommand(Path java, List<String> options, String classPath) {
  /** Names the file that holds the engine's class path. */
  public static final String CLASS_PATH_PROPERTY = "hindcast.spark.classpath";

  /** Names the file that holds the JVM options that the engine needs, one per line. */
  public static final String OPTIONS_PROPERTY = "hindcast.spark.options";

  /** Further JVM options of the driver, such as {@code -Xmx8g -Dspark.master=local[2]}. */
  public static final String OPTIONS_VARIABLE = "HINDCAST_DRIVER_OPTIONS";

  /** Further jars for catalogs: their classes and database drivers. */
  public static final String CLASS_PATH_VARIABLE = "HINDCAST_CLASSPATH";

  public DriverCommand {
    Objects.requireNonNull(java, "java");
    options = List.copyOf(options);
    Objects.requireNonNull(classPath, "classPath");
  }

  /**
   * The command for the JDK that runs this process.
   *
   * @throws HindcastException ENGINE_FAILED if the launcher was not started by its script
   */
  public static DriverCommand of(Map<String, String> properties, Map<String, String> environment) {
    List<String> options = new ArrayList<>(words(text(properties, OPTIONS_PROPERTY)));
    options.addAll(words(environment.getOrDefault(OPTIONS_VARIABLE, "")));
    String further = environment.getOrDefault(CLASS_PATH_VARIABLE, "");
    String classPath = text(properties, CLASS_PATH_PROPERTY).strip();
    return new DriverCommand(
        Path.of(properties.get("java.home"), "bin", "java"),
        options,
        further.isEmpty() ? classPath : classPath + File.pathSeparator + further);
  }

  /** What must not be shown of the options: values of system properties that hold a secret. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (String option : options) {
      int end = option.indexOf('=');
      if (option.startsWith("-D") && end > 0) {
        properties.put(option.substring(2, end), option.substring(end + 1));
      }
    }
    return properties;
  }

  /** The same with the engine's settings; values are only in the argument file. */
  DriverCommand with(EngineSettings settings) {
    List<String> all = new ArrayList<>(options);
    new TreeMap<>(settings.properties()).forEach((key, value) -> all.add("-D" + key + "=" + value));
    return new DriverCommand(
        java,
        all,
        settings
            .hadoopFolder()
            .map(folder -> classPath + File.pathSeparator + folder)
            .orElse(classPath));
  }

  /** The same for a job of a kind; what was given by hand counts more. */
  DriverCommand with(JobKind kind) {
    List<String> all = new ArrayList<>();
    if (kind.isBrief()) {
      all.add("-XX:TieredStopAtLevel=1");
    }
    all.addAll(options);
    return new DriverCommand(java, all, classPath);
  }

  /** The argument file for {@code java @file}: keeps a long class path off the command line. */
  String argumentFile(Path privateFolder, String mainClass, List<String> arguments) {
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("-cp", classPath));
    words.add(AttachedDriver.class.getName());
    words.add(privateFolder.toString());
    words.add(mainClass);
    words.addAll(arguments);
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append('"').append(quoted(word)).append("\"\n");
    }
    return text.toString();
  }

  /** A line feed would end a word, and the next line would be an option of its own. */
  private static String quoted(String word) {
    return word.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\f", "\\f");
  }

  private static String text(Map<String, String> properties, String property) {
    String file =
        Optional.ofNullable(properties.get(property))
            .orElseThrow(() -> notStartedByScript("the property " + property + " is not set"));
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw notStartedByScript("the file " + file + " cannot be read");
    }
  }

  private static HindcastException notStartedByScript(String why) {
    return new HindcastException(
        ErrorCode.ENGINE_FAILED,
        "Cannot start Spark in a JVM of its own: "
            + why
            + ". Start the launcher with scripts/hindcast, which builds what is missing; after a"
            + " clean-up run ./mvnw -Dquick -DskipTests package first.");
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
