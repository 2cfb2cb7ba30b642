/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression runs code, leaves its row, or costs without bound, whatever key it stands in. */
class HostileExpressionsTest {
  /** Keys that take an expression. */
  private static final List<String> KEYS =
      List.of(
          "labels.where",
          "labels.sample.where",
          "sources.visits.where",
          "sources.visits.retraction",
          "sources.visits.attributes.hostile",
          "sequences.s.filter",
          "sequences.s.derive.hostile_too");

  private static Visits visits;

  @BeforeAll
  static void createTables() {
    visits = Visits.create("hostile");
    UDF1<String, String> shout = text -> text + "!";
    Lake.spark().udf().register("shout", shout, DataTypes.StringType);
  }

  @Test
  void everyHostileExpressionIsRefused() throws IOException {
    List<String> hostile = hostile();
    StringBuilder keys = new StringBuilder();
    for (int n = 0; n < hostile.size(); n++) {
      keys.append(key(n)).append(" = ").append(quoted(hostile.get(n))).append('\n');
    }

    FailedBuild failed = FailedBuild.of(visits.request(keys.toString()));

    assertRefused(failed);
    List<String> allowed = new ArrayList<>();
    for (int n = 0; n < hostile.size(); n++) {
      if (!failed.message().contains("\n  " + key(n) + " = \"")) {
        allowed.add(hostile.get(n));
      }
    }
    assertThat(allowed).isEmpty();
    assertThat(hostile).hasSizeGreaterThan(100);
    System.out.println("HostileExpressionsTest: " + hostile.size() + " expressions, all refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'exit', 0) = 'x'",
        "identifier('version')() = 'x'",
        "cast('today' as date) > date '2026-01-01'",
        "EXISTS (SELECT 1)",
        "'x' rlike '(a+)+$'"
      })
  void everyKeyRefusesThem(String sql) {
    String keys =
        KEYS.stream().map(key -> key + " = " + quoted(sql)).collect(Collectors.joining("\n"));

    FailedBuild failed =
        FailedBuild.of(visits.request(keys + "\nlabels.sample { rate = 0.5, salt = s }"));

    assertRefused(failed);
    KEYS.forEach(key -> assertThat(failed.message()).contains("\n  " + key + " = \""));
  }

  @Test
  void whatLooksHostileAndIsNotIsAllowed() {
    Builds.run(
        visits.request(
            "name = harmless, sequences.s.filter = \"\"\"item rlike '^(ab|x|y)+.?[a-z(*]*$' /* ; */"
                + " AND lpad(item, 8, '0') <> 'today' AND item <> 'now' AND split(item, ',')[0] <>"
                + " '(a+)+' AND date '2026-01-01' < event_time AND item not like '%;%'\"\"\""));
  }

  private static void assertRefused(FailedBuild failed) {
    assertThat(failed.code()).isEqualTo(ErrorCode.EXPRESSION_REFUSED);
    assertThat(failed.message())
        .startsWith("Cannot resolve the definition's expressions:\n  ")
        .endsWith("session values. Correct them and try again.")
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
    assertThat(failed.message().lines()).allMatch(line -> line.length() < 2_000);
  }

  private static String key(int n) {
    return "sources.visits.attributes.hostile_" + n;
  }

  private static String quoted(String sql) {
    return "\"\"\"" + sql + "\"\"\"";
  }

  private static List<String> hostile() throws IOException {
    List<String> all = new ArrayList<>();
    try (InputStream file =
        HostileExpressionsTest.class.getResourceAsStream("/hostile-expressions.txt")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(all::add);
    }
    Stream.of(
            "(".repeat(5_000) + "true" + ")".repeat(5_000),
            "(".repeat(4_000) + "true" + ")".repeat(4_000),
            "not ".repeat(2_400) + "true",
            "-".repeat(9_000) + "1 > 0",
            "array" + "(".repeat(99) + "1" + ")".repeat(99) + " IS NULL AND rand() > 0",
            "case when true then ".repeat(450) + "true" + " end".repeat(450),
            "1 = 1" + " AND 1 = 1".repeat(900) + " AND now() > timestamp '2026-01-01'",
            "user_id rlike '" + "a?".repeat(800) + "a'")
        .forEach(all::add);
    return all;
  }
}
