/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.config.SecretTexts;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import scala.Tuple2;

/**
 * Makes the Spark session of a build: UTC, exact names, verified pages, the definition's catalogs.
 */
public final class HindcastSession {
  /** The Spark line that the job was built and tested with. */
  static final String SPARK_LINE = "4.1.";

  private static final String ICEBERG_CATALOG = "org.apache.iceberg.spark.SparkCatalog";

  private static final String REDACTED_SETTINGS = "spark.redaction.regex";
  private static final String REDACTED_TEXTS = "spark.redaction.string.regex";

  private HindcastSession() {}

  /**
   * Opens a session; what a submitter or a system property has set stays, unless rows depend on it.
   *
   * @param catalogs catalog name to its Iceberg properties
   * @throws HindcastException if Spark's version or a setting of it cannot be worked with
   */
  public static SparkSession open(String application, Map<String, Map<String, String>> catalogs) {
    SparkConf conf = new SparkConf();
    if (!org.apache.spark.package$.MODULE$.SPARK_VERSION().startsWith(SPARK_LINE)) {
      throw new HindcastException(
          ErrorCode.ENGINE_UNSUPPORTED,
          "Cannot build with Spark "
              + org.apache.spark.package$.MODULE$.SPARK_VERSION()
              + ": the job is made for Spark "
              + SPARK_LINE
              + "x. Submit it to such a Spark.");
    }
    refuse(conf, "spark.sql.files.ignoreCorruptFiles");
    refuse(conf, "spark.sql.files.ignoreMissingFiles");
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    conf.setIfMissing("spark.app.name", application);
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.caseSensitive", "true");
    conf.set("spark.sql.ansi.enabled", "true");
    conf.set("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
    // What Spark generates for a rich definition as one method is longer than the JVM compiles, and
    // interpreted it took a third of the tasks' time. Above this length Spark generates it in
    // parts.
    conf.setIfMissing(
        "spark.sql.codegen.hugeMethodLimit",
        Integer.toString(CodeGenerator.DEFAULT_JVM_HUGE_METHOD_LIMIT()));
    redact(conf, secrets(conf, catalogs));
    catalogs.forEach((name, properties) -> addCatalog(conf, name, properties));
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** The secrets of a definition's catalogs and of the settings that a session would have. */
  static SecretTexts secrets(Map<String, Map<String, String>> catalogs) {
    return secrets(new SparkConf(), catalogs);
  }

  private static SecretTexts secrets(SparkConf conf, Map<String, Map<String, String>> catalogs) {
    List<Map<String, String>> settings = new ArrayList<>(catalogs.values());
    for (Tuple2<String, String> setting : conf.getAll()) {
      settings.add(Map.of(setting._1(), setting._2()));
    }
    return SecretTexts.ofAll(settings);
  }

  private static void addCatalog(SparkConf conf, String name, Map<String, String> properties) {
    String prefix = "spark.sql.catalog." + name;
    conf.set(prefix, ICEBERG_CATALOG);
    properties.forEach((key, value) -> conf.set(prefix + "." + key, value));
    // A build reads tables that cannot change under it, but not yesterday's idea of them.
    conf.set(prefix + ".cache-enabled", "false");
  }

  /** What Spark's pages, logs and plans show; a stricter pattern of a submitter's counts, too. */
  private static void redact(SparkConf conf, SecretTexts secrets) {
    String own = conf.get(REDACTED_SETTINGS, "");
    conf.set(REDACTED_SETTINGS, secrets.settingsPattern() + (own.isEmpty() ? "" : "|" + own));
    String ownTexts = conf.get(REDACTED_TEXTS, "");
    conf.set(REDACTED_TEXTS, secrets.textPattern() + (ownTexts.isEmpty() ? "" : "|" + ownTexts));
  }

  private static void refuse(SparkConf conf, String key) {
    if (conf.getBoolean(key, false)) {
      throw new HindcastException(
          ErrorCode.ENGINE_UNSUPPORTED,
          "Cannot build with "
              + key
              + " = true: unreadable files would be left out of sequences silently."
              + " Remove the setting and try again.");
    }
  }
}
