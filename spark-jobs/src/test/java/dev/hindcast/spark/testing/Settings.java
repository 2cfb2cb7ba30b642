/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.RuntimeConfig;
import scala.Option;

/** Changes settings of the session of the {@link Lake} for a while. */
public final class Settings {
  private Settings() {}

  /** Does something with settings in force; afterwards they are what they were. */
  public static <T> T with(Map<String, String> settings, Supplier<T> work) {
    SparkConf ofContext = Lake.spark().sparkContext().conf();
    RuntimeConfig ofSession = Lake.spark().conf();
    Map<String, Option<String>> before = new TreeMap<>();
    settings.forEach(
        (key, value) -> {
          before.put(key, ofSession.getOption(key));
          ofSession.set(key, value);
          ofContext.set(key, value);
        });
    try {
      return work.get();
    } finally {
      before.forEach(
          (key, value) -> {
            ofContext.remove(key);
            if (value.isDefined()) {
              ofSession.set(key, value.get());
            } else {
              ofSession.unset(key);
            }
          });
    }
  }
}
