/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.label.SamplingHash;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Splits and samples as somebody recomputes them who has the manifest, its page and DuckDB. */
class SplitsInDuckDbTest {
  private static final Path PAGE = Path.of("..", "docs", "concepts", "splits.md");
  private static final List<String> IDS =
      List.of("user-7", "0", "-9223372036854775808", "ß∂😀", "it''s", " ", "a:b");

  @Test
  void hashOfThePageIsTheOneThatIsUsed() throws Exception {
    SamplingHash hash = SamplingHash.ofSplit("s");
    String ids = IDS.stream().map(id -> "('" + id + "')").collect(Collectors.joining(", "));

    List<List<Object>> points = query(sqlOfPage() + " FROM (VALUES " + ids + ") ids(user_id)");

    for (int n = 0; n < IDS.size(); n++) {
      byte[] id = IDS.get(n).replace("''", "'").getBytes(StandardCharsets.UTF_8);
      assertThat(points.get(n).get(0)).as(IDS.get(n)).isEqualTo(hash.pointOf(id));
    }
  }

  @Test
  void writtenSplitsAndSamplesFollowFromTheManifest() throws Exception {
    Outcomes.create("in_duck", Outcomes.random(7, 2_000).stream().map(Outcomes::row).toList());
    BuildRequest request =
        Outcomes.request(
            "in_duck",
            "in-duck",
            """
            labels.sample { rate = 0.25, where = "clicked = 0", salt = s1 }
            output.splits {
              train = "< 2026-01-02", test = "< 2026-01-04T12:00:00Z", embargo = 12 hours
              users { salt = s, train = 0.7, test = 0.3 }
            }
            """);
    DatasetManifest manifest = Builds.run(request);

    String rows = rows(request.definition().definition(), manifest);
    String point = sqlOfPage().replace("SELECT", "").strip();
    String splits =
        manifest.splits().stream()
            .map(SplitsInDuckDbTest::values)
            .collect(Collectors.joining(", ", "(VALUES ", ") s(name, f, t, uf, ut)"));
    List<List<Object>> wrong =
        query(
            "SELECT label_id, split FROM "
                + rows
                + " r WHERE split IS DISTINCT FROM (SELECT name FROM "
                + splits
                + " WHERE epoch_us(label_time) >= f AND epoch_us(label_time) < t AND "
                + point
                + " >= uf AND "
                + point
                + " < ut)");
    List<List<Object>> notSampled =
        query(
            "SELECT label_id FROM "
                + rows
                + " WHERE weight <> if(clicked = 0, 4, 1) OR (clicked = 0 AND "
                + point.replace("split:s:", "sample:s1:").replace("user_id", "label_id")
                + " >= 0.25)");

    assertThat(wrong).isEmpty();
    assertThat(notSampled).isEmpty();
    assertThat(query("SELECT split, count(*) FROM " + rows + " WHERE split IS NOT NULL GROUP BY 1"))
        .hasSize(2)
        .allSatisfy(
            count ->
                assertThat(manifest.splits())
                    .anyMatch(
                        split ->
                            split.name().equals(count.get(0))
                                && split.rows() == (Long) count.get(1)));
  }

  private static String values(PublishedSplit split) {
    return "('"
        + split.name()
        + "', "
        + (split.fromMicros() == null ? Micros.SANE_FROM : split.fromMicros())
        + ", "
        + (split.toMicros() == null ? Micros.SANE_TO : split.toMicros())
        + ", "
        + split.usersFrom()
        + ", "
        + split.usersTo()
        + ")";
  }

  private static String rows(DatasetDefinition definition, DatasetManifest manifest) {
    return manifest.files().stream()
        .map(file -> Builds.store(definition).files().location(file.path()))
        .map(path -> "'" + path + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }

  private static String sqlOfPage() throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    int from = page.indexOf("-- DuckDB\n") + 10;
    return page.substring(from, page.indexOf("```", from)).strip();
  }

  private static List<List<Object>> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(found.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
