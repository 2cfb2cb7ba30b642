/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.HindcastSession;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.assemble.Assembly;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What Spark is asked to do for a build before its tasks assemble. */
final class BenchPlan {
  private static final Pattern NODE = Pattern.compile("^[\\s:+*()\\d-]*(\\w+)(.*)$");
  private static final Pattern NUMBER = Pattern.compile("#\\d+L?|, \\[plan_id=\\d+]");

  private BenchPlan() {}

  /**
   * The steps that move or order rows (exchanges, sorts, joins, aggregates, windows), with keys.
   */
  static List<String> steps(BuildRequest request, Map<String, String> catalog) {
    SparkSession spark = HindcastSession.open("bench plan", Map.of("lake", catalog));
    try {
      spark.conf().set("spark.sql.adaptive.enabled", "false");
      Dataset<Row> rows =
          Assembly.byUser(new DatasetBuild(spark, Progress.NONE).ingest(request), 2);
      return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
          .queryExecution()
          .executedPlan()
          .toString()
          .lines()
          .map(NODE::matcher)
          .filter(Matcher::matches)
          .filter(node -> node.group(1).matches(".*(Exchange|Sort|Join|Aggregate|Window).*"))
          .map(node -> NUMBER.matcher(node.group(1) + node.group(2)).replaceAll(""))
          .toList();
    } finally {
      spark.stop();
    }
  }
}
