/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of wrong value with its whole message. */
class ProblemMessagesTest {
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name            | "My Shop"   | "My Shop" is not a valid dataset name. Use 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.
          name            | [shop]      | must be a dataset name, not a list. Use 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.
          path            | ""          | is empty. Write a text of 1 to 4096 printable characters.
          path            | "a\\nb"     | has a control character: "a\\u{a}b". Write a text of 1 to 4096 printable characters.
          path            | { a = 1 }   | must be a text, not a section. Write a text of 1 to 4096 printable characters.
          stage           | prod        | "prod" is not a valid value; the nearest is "production". Valid: experimental, production.
          stage           | [a]         | must be one of experimental, production, not a list. Write one of experimental, production.
          catalogs.lake.x | [1]         | must be a text, not a list. Write one text.
          knowledge.policy | as-known   | "as-known" is not a valid value; the nearest is "as-known-at". Valid: as-known-at-label, as-known-at.
          knowledge.delay | 5           | "5" has no unit. Write the amount with its unit, such as 180 days; units are weeks, days, hours, minutes, s, ms, us.
          knowledge.delay | -5 s        | "-5 s" is negative. Write an amount of at least 0.
          knowledge.delay | soon        | "soon" is not a duration. Write the amount with its unit, such as 180 days; units are weeks, days, hours, minutes, s, ms, us.
          knowledge.delay | 5 minuts    | "minuts" is not a unit of a duration; the nearest is "minutes". Write the amount with its unit, such as 180 days; units are weeks, days, hours, minutes, s, ms, us.
          knowledge.delay | 0.5 us      | "0.5 us" is not a whole number of microseconds. Write a whole number of a smaller unit.
          knowledge.delay | 9999999999 days | "9999999999 days" is more microseconds than 64 bits can count. Write a smaller amount, or leave the key out where that means no limit.
          knowledge.delay | [5]         | must be a duration, not a list. Write the amount with its unit, such as 180 days; units are weeks, days, hours, minutes, s, ms, us.
          knowledge.time  | yesterday   | "yesterday" is not an instant. Write an ISO-8601 instant such as 2026-03-01T00:00:00Z, or a date, which is its UTC midnight.
          labels.table    | shop        | "shop" is not a valid table name. Use catalog.namespace.table, each part letters, digits, underscores and hyphens.
          labels.table    | lik.shop.labels | there is no catalog "lik"; the nearest is "lake". Declare dataset.catalogs.lik, or name a declared one.
          labels.id       | 1st         | "1st" is not a valid column name. Use 1 to 128 letters, digits and underscores, the first no digit.
          labels.columns  | label       | must be a list, not the text "label". Write a list such as [label, next_item].
          labels.columns  | [a, b, a]   | names "a" twice. Name each only once.
          labels.columns  | ["a b"]     | "a b" is not a valid column name. Use 1 to 128 letters, digits and underscores, the first no digit.
          labels.columns  | [[a]]       | must be a column name, not a list. Use 1 to 128 letters, digits and underscores, the first no digit.
          labels.columns  | [split]     | the output column "split" is also made by the output itself. Rename or leave out one of the two.
          labels.columns  | [label_date] | the output column "label_date" is also made by the partition of the output. Rename or leave out one of the two.
          labels.columns  | [USER]      | the output column "USER" is also made by dataset.labels.user. Rename or leave out one of the two.
          labels.where    | "  "        | is empty. Write an SQL expression of 1 to 16384 printable characters.
          labels.time-zone | Europe/Londn | "Europe/Londn" is not a time zone; the nearest is "Europe/London". Write an IANA time zone such as Europe/London, or UTC.
          labels.time-zone | [a]        | must be a time zone such as Europe/London, not a list. Write a time zone such as Europe/London.
          sources.clicks.event-id | []  | names no column. Write a column, a list of columns such as [invoice, line], or content-hash.
          sources.clicks.event-id | "a b" | "a b" is not a valid column name. Write a column, a list of columns such as [invoice, line], or content-hash.
          sources.clicks.event-id | { a = 1 } | must be a column, a list of columns or content-hash, not a section. Write a column, a list of columns such as [invoice, line], or content-hash.
          sources.clicks.corrections | attribute | "attribute" is not a valid value; the nearest is "attributes". Valid: none, attributes, any.
          sources.clicks.attributes.item | [a] | must be an SQL expression, not a list. Write an SQL expression of 1 to 16384 printable characters.
          sources.clicks.attributes.event_time | a | is reserved for the event time of the source. Rename it; event_time is always written.
          sequences.recent.sources | [clics] | there is no source "clics"; the nearest is "clicks". Declare dataset.sources.clics, or name a declared one.
          sequences.recent.sources | []      | names no source. Name at least one, or leave the key out for all sources.
          sequences.recent.sources | ["../x"] | "../x" is not a valid name. Use 1 to 63 lower-case letters, digits, underscores and hyphens, the first a letter.
          sequences.recent.lookback | 0 s     | 0 s is not longer than the gap of 0 s, so no event would count. Write a longer lookback or a shorter gap.
          sequences.recent.max-length | 0    | is out of range: 0. Write a whole number from 1 to 2147483647.
          sequences.recent.max-length | 3000000000 | is out of range: 3000000000. Write a whole number from 1 to 2147483647.
          sequences.recent.max-length | 1.5  | must be a whole number, not the number 1.5. Write a whole number from 1 to 2147483647.
          sequences.recent.max-length | many | must be a whole number, not the text "many". Write a whole number from 1 to 2147483647.
          sequences.recent.order | newest    | "newest" is not a valid value; the nearest is "newest-first". Valid: oldest-first, newest-first.
          sequences.recent.tie-break | line  | must be a list, not the text "line". Write a list such as [line].
          sequences.recent.columns | [itm]   | the sequence has no attribute "itm"; the nearest is "item". Add it to a source, to an enrichment or to derive, or correct the name.
          output.layout | normalized  | "normalized" is not a valid value; the nearest is "exploded". Valid: exploded.
          output.window | 0 s         | cannot be 0 s. Write whole seconds, from 1 s to 36500 days.
          output.window | 1500 ms     | cannot be 1500 ms. Write whole seconds, from 1 s to 36500 days.
          output.window | 40000 days  | cannot be 40000 days. Write whole seconds, from 1 s to 36500 days.
          output.target-file-size | 256 | "256" has no unit. Write the amount with its unit, such as 256 MiB; units are TiB, TB, GiB, GB, MiB, MB, KiB, kB, B.
          output.target-file-size | 0 B | cannot be 0. Write at least 1 B.
          output.target-row-group-size | 8 MiBs | "MiBs" is not a unit of a size; the nearest is "MiB". Write the amount with its unit, such as 256 MiB; units are TiB, TB, GiB, GB, MiB, MB, KiB, kB, B.
          output.compression | lz4      | "lz4" is not a valid value; the nearest is "gzip". Valid: zstd, snappy, gzip, uncompressed.
          gates.max-rejected-share | 1.5 | is out of range: 1.5. Write a number from 0 to 1.
          gates.max-rejected-share | NaN | must be a number from 0 to 1, not the text "NaN". Write a number from 0 to 1.
          gates.min-rows | -1           | is out of range: -1. Write a whole number from 0 to 9223372036854775807.
          gates.max-empty-share | -0.1  | is out of range: -0.1. Write a number from 0 to 1.
          gates.max-row-change | -1     | is out of range: -1. Write a number of at least 0.
          """)
  void aWrongValueIsExplained(String key, String value, String message) {
    assertThat(Definitions.problemsWith("dataset." + key + " = " + value))
        .containsExactly("shop.conf:17: dataset." + key + ": " + message);
  }

  @Test
  void aLookbackMustBeLongerThanTheGap() {
    assertThat(
            Definitions.problemsWith(
                "dataset.sequences.recent { gap = 1440 minutes, lookback = 1 day }"))
        .containsExactly(
            "shop.conf:17: dataset.sequences.recent.lookback: 1 day is not longer than the gap of"
                + " 1 day, so no event would count. Write a longer lookback or a shorter gap.");
  }

  @Test
  void attributesThatDifferOnlyInCaseAreRefusedInTheSourceAndInTheOutput() {
    assertThat(Definitions.problemsWith("dataset.sources.clicks.attributes.Item = a"))
        .containsExactly(
            "shop.conf:13: dataset.sequences.recent.columns: the output column \"recent__Item\" is"
                + " also made by dataset.sequences.recent.columns. Rename or leave out one of the"
                + " two.",
            "shop.conf:17: dataset.sources.clicks.attributes.Item: differs only in case from"
                + " \"item\". Rename one of them; SQL does not tell them apart.");
  }

  @Test
  void twoSequencesMustNotMakeTheSameColumn() {
    assertThat(
            Definitions.problemsWith(
                """
                dataset.sources.clicks.attributes.b__item = sku
                dataset.sequences.a { max-length = 1, columns = [b__item] }
                dataset.sequences.a__b { max-length = 1, columns = [item] }
                """))
        .containsExactly(
            "shop.conf:19: dataset.sequences.a__b.columns: the output column \"a__b__item\" is also"
                + " made by dataset.sequences.a.columns. Rename or leave out one of the two.");
  }

  @Test
  void anAttributeMustNotHideTheEvidenceOfASequence() {
    assertThat(
            Definitions.problemsWith(
                """
                dataset.sources.clicks.attributes.length = l
                dataset.sequences.recent.columns = [item]
                dataset.sequences.other { max-length = 1, columns = [length] }
                """))
        .containsExactly(
            "shop.conf:19: dataset.sequences.other.columns: the output column \"other__length\" is"
                + " also made by dataset.sequences.other. Rename or leave out one of the two.");
  }

  @Test
  void aDelayMakesNoSenseUnderOneKnowledgeTimeForAllLabels() {
    assertThat(Definitions.problemsWith("dataset.knowledge { policy = as-known-at, delay = 5 s }"))
        .containsExactly(
            "shop.conf:17: dataset.knowledge.delay: is not allowed under policy as-known-at, where"
                + " all labels share one knowledge time. Remove it, or use policy ="
                + " as-known-at-label.");
  }

  @Test
  void aTimeMakesNoSenseWhereItDependsOnTheLabel() {
    assertThat(Definitions.problemsWith("dataset.knowledge.time = 2026-03-01"))
        .containsExactly(
            "shop.conf:17: dataset.knowledge.time: is not allowed under policy as-known-at-label,"
                + " where it depends on the label. Remove it, or use policy = as-known-at;"
                + " --knowledge-time sets the latest one.");
  }

  @Test
  void aCatalogNeedsAType() {
    assertThat(Definitions.problemsWith("dataset.catalogs.old { warehouse = old }"))
        .containsExactly(
            "shop.conf:17: dataset.catalogs.old: has neither type nor catalog-impl. Add type, such"
                + " as jdbc, rest, hive, glue or hadoop.");
  }

  @Test
  void anExpressionIsBounded() {
    String longest = "a".repeat(16_384);
    assertThat(Definitions.problemsWith("dataset.labels.where = " + longest + "a"))
        .containsExactly(
            "shop.conf:17: dataset.labels.where: is too long: 16385 characters. Write an SQL"
                + " expression of 1 to 16384 printable characters.");
    assertThat(
            Definitions.parse(Definitions.SHOP + "dataset.labels.where = " + longest)
                .definition()
                .labels()
                .where())
        .contains(longest);
  }

  @Test
  void allProblemsAreReportedAtOnceInTheOrderOfTheFile() {
    List<String> problems =
        Definitions.problemsWith(
            """
            dataset.sequences.recent.max-length = none
            dataset.stge = production
            dataset.labels.table = lik.shop.labels
            """);
    assertThat(problems)
        .containsExactly(
            "shop.conf:17: dataset.sequences.recent.max-length: must be a whole number, not the"
                + " text \"none\". Write a whole number from 1 to 2147483647.",
            "shop.conf:18: dataset.stge: is not a known key; the nearest is dataset.stage. Rename"
                + " or remove it.",
            "shop.conf:19: dataset.labels.table: there is no catalog \"lik\"; the nearest is"
                + " \"lake\". Declare dataset.catalogs.lik, or name a declared one.");
  }

  @Test
  void aFloodOfProblemsIsCutOff() {
    String flood =
        IntStream.range(0, 150)
            .mapToObj(i -> "dataset.unknown" + i + " = 1\n")
            .collect(Collectors.joining());
    HindcastException e =
        catchThrowableOfType(
            HindcastException.class,
            () -> {
              Definitions.parse(Definitions.SHOP + flood);
            });
    assertThat(e)
        .hasMessageStartingWith("Cannot use the definition shop.conf: it has 150 problems:\n")
        .hasMessageContaining("\n  and 50 more\n");
    assertThat(e.getMessage().lines()).hasSize(103);
  }
}
