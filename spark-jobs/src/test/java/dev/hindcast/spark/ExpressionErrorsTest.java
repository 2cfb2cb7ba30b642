/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.util.List;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that may not stand in a definition, each with its message. */
class ExpressionErrorsTest {
  private static final String FILTER = "sequences.s.filter";

  private static Visits visits;

  @BeforeAll
  static void createTables() {
    visits = Visits.create("expressions");
    UDF1<String, String> shout = text -> text + "!";
    Lake.spark().udf().register("shout", shout, DataTypes.StringType);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rand() > 0.5 | function rand is not allowed
          RANDN() > 0.5 | function RANDN is not allowed
          uuid() = item | function uuid is not allowed
          monotonically_increasing_id() > 3 | function monotonically_increasing_id is not allowed
          now() > event_time | function now is not allowed
          current_timestamp() > event_time | function current_timestamp is not allowed
          current_timestamp > event_time | its value depends on the session or on the clock: current_timestamp
          current_date > date '2026-01-01' | its value depends on the session or on the clock: current_date
          current_date() > date '2026-01-01' | function current_date is not allowed
          current_user() = item | function current_user is not allowed
          user = item | its value depends on the session or on the clock: current_user
          session_user() = item | function session_user is not allowed
          current_catalog() = item | function current_catalog is not allowed
          reflect('java.lang.System', 'getProperty', 'user.name') = item | function reflect is not allowed
          java_method('java.lang.Math', 'abs', -1) = '1' | function java_method is not allowed
          try_reflect('java.lang.Math', 'abs', -1) = '1' | function try_reflect is not allowed
          input_file_name() = item | function input_file_name is not allowed
          spark_partition_id() = 0 | function spark_partition_id is not allowed
          version() = item | function version is not allowed
          shout(item) = 'x!' | function shout is not allowed
          lake.system.bucket(4, item) = 1 | function lake.system.bucket is not allowed
          price > (SELECT 1) | it has a subquery
          item IN (SELECT label_id FROM lake.expressions.labels) | it has a subquery
          EXISTS (SELECT 1) | it has a subquery
          sum(price) > 1 | function sum is not allowed
          count(*) > 1 | function count is not allowed
          row_number() OVER (ORDER BY price) = 1 | it has a window
          explode(array(1, 2)) = 1 | function explode is not allowed
          price + 1 | it gives double, a condition is needed
          'true' | it gives string, a condition is needed
          """)
  void filterIsRefused(String sql, String why) {
    assertRefused(FILTER, sql, why);
  }

  @Test
  void columnThatIsNotThereIsNamedWithItsNeighbours() {
    assertRefused(
        FILTER,
        "prize > 3",
        "there is no column or attribute prize; there are event_time, item, price");
  }

  @Test
  void textThatIsNoSqlIsRefused() {
    assertRefused(
        FILTER,
        "price >",
        "[PARSE_SYNTAX_ERROR] Syntax error at or near end of input. SQLSTATE: 42601 (line 1, pos"
            + " 7)");
  }

  @Test
  void everyRefusedExpressionIsReportedAtOnce() {
    FailedBuild failed =
        FailedBuild.of(
            visits.request(
                "labels.where = \"rand() > 0.5\", sources.visits { retraction = op,"
                    + " attributes { item = \"max(item)\", price = \"-prize\" } }"));

    assertThat(failed)
        .isEqualTo(
            FailedBuild.refused(
                List.of(
                    "labels.where = \"rand() > 0.5\": function rand is not allowed",
                    "sources.visits.retraction = \"op\": it gives string, a condition is needed",
                    "sources.visits.attributes.item = \"max(item)\": function max is not allowed",
                    "sources.visits.attributes.price = \"-prize\": there is no column or attribute"
                        + " prize; there are arrived, event_id, happened, item, op, price,"
                        + " user_id")));
    assertThat(failed.exitCode()).isEqualTo(3);
  }

  @Test
  void conditionsOfSourceAndSequencesAreReportedTogether() {
    FailedBuild failed =
        FailedBuild.of(
            visits.request(
                "sources.visits.where = \"uuid() = item\", sequences.s.filter = \"now() > 3\","
                    + " sequences.t { max-length = 3, filter = nothing }"));

    assertThat(failed)
        .isEqualTo(
            FailedBuild.refused(
                List.of(
                    "sources.visits.where = \"uuid() = item\": function uuid is not allowed",
                    "sequences.s.filter = \"now() > 3\": function now is not allowed",
                    "sequences.t.filter = \"nothing\": there is no column or attribute nothing;"
                        + " there are event_time, item, price")));
  }

  @Test
  void expressionsOfEveryKeyAreReportedInOneRound() {
    FailedBuild failed =
        FailedBuild.of(
            visits.request(
                "labels.where = \"rand() > 0.5\", sources.visits { retraction = op,"
                    + " where = nowhere, attributes { item = \"max(item)\","
                    + " list = \"array(price)\", m = \"map(item, price)\" } },"
                    + " sequences.s { filter = \"now() > 3\", tie-break = [list] },"
                    + " sequences.t { max-length = 3, filter = price }"));

    assertThat(failed)
        .isEqualTo(
            FailedBuild.refused(
                List.of(
                    "labels.where = \"rand() > 0.5\": function rand is not allowed",
                    "sources.visits.retraction = \"op\": it gives string, a condition is needed",
                    "sources.visits.attributes.item = \"max(item)\": function max is not allowed",
                    attribute("m", "map<string,double>"),
                    "sequences.s.tie-break: list has type array<double>, which has no order",
                    "sources.visits.where = \"nowhere\": there is no column or attribute nowhere;"
                        + " there are arrived, event_id, happened, item, list, m, op, price,"
                        + " user_id",
                    "sequences.s.filter = \"now() > 3\": function now is not allowed",
                    "sequences.t.filter = \"price\": it gives double, a condition is needed")));
  }

  @Test
  void attributeThatIsRefusedIsReportedOnceWhateverUsesIt() {
    FailedBuild failed =
        FailedBuild.of(
            visits.request(
                "sources.visits { attributes { item = \"max(item)\", m = \"map(item, price)\" },"
                    + " where = \"length(item) > 3\" }, sequences.s { tie-break = [item],"
                    + " filter = \"upper(item) > 3 AND size(m.x) + prize = 1\" },"
                    + " sequences.t { max-length = 3, filter = \"rand() > length(item)\" }"));

    assertThat(failed)
        .isEqualTo(
            FailedBuild.refused(
                List.of(
                    "sources.visits.attributes.item = \"max(item)\": function max is not allowed",
                    attribute("m", "map<string,double>"),
                    "sequences.t.filter = \"rand() > length(item)\": function rand is not"
                        + " allowed")));
  }

  @Test
  void filterOfTwoSourcesIsReportedOnceAndSeesNoOtherSequencesAttributes() {
    String source =
        "sources.%s { table = \"lake.expressions.events\", user = user_id, event-id = event_id,"
            + " event-time = happened, arrival-time = arrived, attributes { %s = price } }, ";
    FailedBuild failed =
        FailedBuild.of(
            visits.request(
                source.formatted("more", "cost")
                    + source.formatted("others", "fee")
                    + "sequences.s { sources = [visits, more], filter = \"fee > 3\" },"
                    + "sequences.t { sources = [visits, more, others], max-length = 3,"
                    + " filter = \"fee > cost + price\" }"));

    assertThat(failed)
        .isEqualTo(
            FailedBuild.refused(
                List.of(
                    "sequences.s.filter = \"fee > 3\": there is no column or attribute fee;"
                        + " there are cost, event_time, item, price")));
  }

  @Test
  void mapsAndStructsCannotStandInASequence() {
    FailedBuild failed =
        FailedBuild.of(
            visits.request(
                "sources.visits.attributes { a = \"map(item, price)\","
                    + " b = \"named_struct('x', price)\", c = \"array(array(price))\" }"));

    assertThat(failed)
        .isEqualTo(
            FailedBuild.refused(
                List.of(
                    attribute("a", "map<string,double>"),
                    attribute("b", "struct<x:double>"),
                    attribute("c", "array<array<double>>"))));
  }

  private static String attribute(String name, String type) {
    return "sources.visits.attributes."
        + name
        + ": type "
        + type
        + " cannot stand in a sequence; use a number, boolean, string, binary, decimal, date,"
        + " timestamp or an array of these, or convert it with CAST";
  }

  private static void assertRefused(String key, String sql, String why) {
    FailedBuild failed = FailedBuild.of(visits.request(key + " = \"\"\"" + sql + "\"\"\""));
    assertThat(failed).isEqualTo(FailedBuild.refused(List.of(key + " = \"" + sql + "\": " + why)));
  }
}
