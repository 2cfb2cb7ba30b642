/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Digest of all sequences that a contestant wrote, computed by DuckDB: the labels and the sum of
 * the hashes of (label id, event times, items, quantities, prices). Order of rows plays no part.
 */
record OutputDigest(long labels, BigDecimal sum) {
  static OutputDigest of(BenchLake lake, Workload workload, Contestant contestant)
      throws SQLException {
    String prefix = contestant.isBuild() ? "recent__" : "";
    String query =
        """
        SELECT count(*), sum(hash(label_id, %1$sevent_time, %1$sitem, %1$squantity, %1$sprice))
        FROM read_parquet([%2$s])"""
            .formatted(prefix, files(lake, workload, contestant));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return new OutputDigest(result.getLong(1), result.getBigDecimal(2));
    }
  }

  private static String files(BenchLake lake, Workload workload, Contestant contestant) {
    List<String> files =
        contestant.isBuild()
            ? new BenchBuild(lake, workload, contestant).files()
            : List.of(lake.output(contestant) + "/*.parquet");
    return "'" + String.join("', '", files) + "'";
  }

  /** Enough of it to compare by eye. */
  String text() {
    String digits = sum == null ? "0" : sum.toBigInteger().toString(16);
    return digits.substring(Math.max(0, digits.length() - 12));
  }
}
