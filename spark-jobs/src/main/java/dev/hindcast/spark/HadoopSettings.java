/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** How a session reaches storages. */
public final class HadoopSettings {
  private HadoopSettings() {}

  /** The session's own settings: those of Hadoop's files, and {@code spark.hadoop.*} over them. */
  public static Configuration of(SparkSession spark) {
    return ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().newHadoopConf();
  }
}
