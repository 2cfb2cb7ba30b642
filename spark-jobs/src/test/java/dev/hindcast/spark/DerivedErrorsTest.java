/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.spark.testing.Visits;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may not be derived from, filtered or selected by, each with its message. */
class DerivedErrorsTest {
  private static final String LATE =
      "sources.visits.attributes.price = { value = price, known-after = 1 hour }, ";
  private static final String LATE_REASON =
      "attribute price has sources.visits.attributes.price.known-after: what is known only later"
          + " cannot decide about its event";

  private static Visits visits;

  @BeforeAll
  static void createTables() {
    visits = Visits.create("derived_errors");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rand() | function rand is not allowed
          sum(price) | function sum is not allowed
          prize + 1 | there is no column or attribute prize; there are event_time, item, price
          place + 1 | place is sequences.s.derive.place, which depends on the label
          twice + 1 | twice is itself sequences.s.derive.twice; write out what it stands for
          """)
  void expressionIsRefused(String sql, String why) {
    String derive =
        "sequences.s.derive { place { type = position }, twice = \"price * 2\", x = \"%s\" }";

    assertRefused(derive.formatted(sql), List.of("sequences.s.derive.x = \"" + sql + "\": " + why));
  }

  @Test
  void valueOfAnUnsupportedTypeIsRefused() {
    assertRefused(
        "sequences.s.derive.x = \"map(item, price)\"",
        List.of(
            "sequences.s.derive.x: type map<string,double> cannot stand in a sequence; use a"
                + " number, boolean, string, binary, decimal, date, timestamp or an array of"
                + " these, or convert it with CAST"));
  }

  @Test
  void whatIsKnownOnlyLaterCannotStandInAnySql() {
    assertRefused(
        LATE
            + "sources.visits.where = \"price > 1\", sequences.s { filter = \"price < 9\","
            + " derive.x = \"CAST(price AS INT)\" }",
        List.of(
            "sources.visits.where = \"price > 1\": " + LATE_REASON,
            "sequences.s.filter = \"price < 9\": " + LATE_REASON,
            "sequences.s.derive.x = \"CAST(price AS INT)\": " + LATE_REASON));
  }

  @Test
  void columnThatHoldsWhatIsKnownOnlyLaterCannotFilterItsSource() {
    assertRefused(
        "sources.visits { where = \"op <> 'x'\","
            + " attributes.outcome = { value = op, known-after = 1 hour } }",
        List.of(
            "sources.visits.where = \"op <> 'x'\": column op holds attribute outcome, and attribute"
                + " outcome has sources.visits.attributes.outcome.known-after: what is known only"
                + " later cannot decide about its event"));
  }

  @Test
  void quotesDoNotHideTheColumnOfWhatIsKnownOnlyLater() {
    assertRefused(
        "sources.visits { where = \"op <> 'x'\","
            + " attributes.outcome = { value = \"`op`\", known-after = 1 hour } }",
        List.of(
            "sources.visits.where = \"op <> 'x'\": column op holds attribute outcome, and attribute"
                + " outcome has sources.visits.attributes.outcome.known-after: what is known only"
                + " later cannot decide about its event"));
  }

  @Test
  void whatIsKnownOnlyLaterIsNotOfferedAsANeighbour() {
    assertRefused(
        LATE + "sequences.s.filter = \"prize > 1\"",
        List.of(
            "sequences.s.filter = \"prize > 1\": there is no column or attribute prize; there are"
                + " event_time, item"));
  }

  @Test
  void filterCannotUseWhatIsDerived() {
    assertRefused(
        "sequences.s { filter = \"twice > 1\", derive.twice = \"price * 2\" }",
        List.of(
            "sequences.s.filter = \"twice > 1\": twice is itself sequences.s.derive.twice; write"
                + " out what it stands for"));
  }

  @Test
  void exclusionByWhatNoSourceHasIsRefused() {
    assertRefused(
        "labels { request = label_id, session = label_id },"
            + " sequences.s.exclude = [same-request, same-session]",
        List.of(
            "sequences.s.exclude: same-request needs a request, and none of the sequence's sources"
                + " has one; set sources.<name>.request to the column that holds it",
            "sequences.s.exclude: same-session needs a session, and none of the sequence's sources"
                + " has one; set sources.<name>.session to the column that holds it"));
  }

  @Test
  void valuesWithoutASumOrWithoutEqualityAreRefused() {
    assertRefused(
        "sources.visits.attributes { list = \"array(price)\","
            + " wide = \"CAST(price AS DECIMAL(20,2))\" }, sequences.s { distinct-by = list,"
            + " derive { a { type = sum, of = item }, b { type = sum, of = wide },"
            + " c { type = count, by = list } } }",
        List.of(
            "sequences.s.distinct-by: values of list cannot be told apart: its type is"
                + " array<double>; name a number, boolean, string, binary, decimal, date or"
                + " timestamp",
            "sequences.s.derive.c.by: values of list cannot be told apart: its type is"
                + " array<double>; name a number, boolean, string, binary, decimal, date or"
                + " timestamp",
            "sequences.s.derive.a.of: item has no exact sum: its type is string; name a number, of"
                + " at most 18 digits if it is a decimal, or convert it with CAST",
            "sequences.s.derive.b.of: wide has no exact sum: its type is decimal(20,2); name a"
                + " number, of at most 18 digits if it is a decimal, or convert it with CAST"));
  }

  private static void assertRefused(String keys, List<String> problems) {
    assertThat(FailedBuild.of(visits.request(keys))).isEqualTo(FailedBuild.refused(problems));
  }
}
