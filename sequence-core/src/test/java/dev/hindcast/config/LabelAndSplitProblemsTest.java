/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.LabelSampling;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.Outcome;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.definition.UserSplits;
import dev.hindcast.time.Micros;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check of labels and splits that needs no data, with its whole message. */
class LabelAndSplitProblemsTest {
  private static final String GIVEN = "# One line, so that what a test adds stands on line 18.\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.grace = 1 day | labels.grace: says nothing without outcome-end. Add outcome-end, or remove it.
          labels.event = [] | labels.event: names no column. Write a column, or a list of columns such as [invoice, line].
          labels.event = "a b" | labels.event: "a b" is not a valid column name. Write a column, or a list of columns such as [invoice, line].
          labels.event = { a = 1 } | labels.event: must be a column name, not a section. Write a column, or a list of columns such as [invoice, line].
          labels.sample.rate = 0 | labels.sample.rate: is out of range: 0. Write a number above 0 and at most 1.
          labels.sample.rate = 1.5 | labels.sample.rate: is out of range: 1.5. Write a number above 0 and at most 1.
          labels.sample.rate = -0.1 | labels.sample.rate: is out of range: -0.1. Write a number above 0 and at most 1.
          labels.sample.rate = few | labels.sample.rate: must be a number above 0 and at most 1, not the text "few". Write a number above 0 and at most 1.
          labels.sample { rate = 0.1, by = request } | labels.sample.by: request needs dataset.labels.request. Add it, or sample by label or user.
          labels.sample { rate = 0.1, by = item } | labels.sample.by: "item" is not a valid value; the nearest is "user". Valid: label, user, request.
          labels.sample { rate = 0.1, weight = label } | labels.sample.weight: the output column "label" is also made by dataset.labels.columns. Rename or leave out one of the two.
          labels.sample { rate = 0.1, weight = Split } | labels.sample.weight: the output column "Split" is also made by the output itself. Rename or leave out one of the two.
          sequences.recent.columns = [item], labels.sample { rate = 0.1, weight = recent__item } | sequences.recent.columns: the output column "recent__item" is also made by dataset.labels.sample.weight. Rename or leave out one of the two.
          output.splits {} | output.splits: has no split. Write for example splits { train = "< 2026-01-01", test = "< 2026-02-01" }.
          output.splits { a = "< 2026-02-01", b = "< 2026-01-01" } | output.splits.b: does not end after "a", which stands before it. Write the splits in the order of time.
          output.splits { a = "< 2026-02-01", b = "< 2026-02-01T00:00:00Z" } | output.splits.b: does not end after "a", which stands before it. Write the splits in the order of time.
          output.splits.a = 2026-01-01 | output.splits.a: "2026-01-01" does not begin with <. Write the instant at which the split ends, such as "< 2026-03-01".
          output.splits.a = "< soon" | output.splits.a: "soon" is not an instant. Write the instant at which the split ends, such as "< 2026-03-01".
          output.splits.a = "< +99999999-01-01T00:00:00Z" | output.splits.a: "+99999999-01-01T00:00:00Z" is not an instant. Write the instant at which the split ends, such as "< 2026-03-01".
          output.splits.a = [1] | output.splits.a: must be an instant, not a list. Write the instant at which the split ends, such as "< 2026-03-01".
          output.splits { A = "< 2026-01-01", b = "< 2026-01-02" } | output.splits.A: "A" is not a valid name. Use 1 to 63 lower-case letters, digits, underscores and hyphens, the first a letter.
          output.splits { a = "< 2026-01-01", b = "< 2026-01-02", c = "< 2026-01-03", embargo = 1 day } | output.splits.b: is empty: its embargo of 1 day begins no later than the split. Write a longer split, or a shorter embargo.
          output.splits { embargo = 1 day, users { a = 1 } } | output.splits.embargo: says nothing without splits by time. Remove it.
          labels.outcome-end = o, output.splits.a = "< 2026-01-01" | output.splits.embargo: is missing, because the labels have an outcome-end: outcomes would reach over the end of a split. Write an embargo that is at least as long as an outcome.
          labels.outcome-end = o, output.splits { a = "< 2026-01-01", embargo = 0 days } | output.splits.embargo: cannot be 0 s, because the labels have an outcome-end: outcomes would reach over the end of a split. Write an embargo that is at least as long as an outcome.
          output.splits.users {} | output.splits.users: has no split. Write for example users { train = 0.9, test = 0.1 }.
          output.splits.users { a = 0.5, b = 0.4 } | output.splits.users: the shares sum to 0.9, not to 1. Correct the shares; every user belongs to one split.
          output.splits.users { a = 0.7, b = 0.1, c = 0.3 } | output.splits.users: the shares sum to 1.1, not to 1. Correct the shares; every user belongs to one split.
          output.splits.users { a = 1, b = 0 } | output.splits.users.b: is out of range: 0. Write a number above 0 and at most 1.
          output.splits { a = "< 2026-01-01", b = "< 2026-01-02", users { b = 0.5, c = 0.5 } } | output.splits.users: has the splits [b, c], but by time there are [a, b]. Give both the same splits: a label is in a split if its time and its user are.
          output.splits { a = "< 2026-01-01", users { salt = x } } | output.splits.users: has no split. Write for example users { train = 0.9, test = 0.1 }.
          """)
  void aWrongCombinationIsExplained(String text, String problem) {
    assertThat(Definitions.problemsWith(GIVEN + "dataset { " + text + " }"))
        .containsExactly("shop.conf:18: dataset." + problem);
  }

  @Test
  void theEdgesOfWhatIsAllowedAreAllowed() {
    DatasetDefinition definition =
        Definitions.parse(
                Definitions.SHOP
                    + """
                    dataset.labels { outcome-end = o, sample.rate = 1 }
                    dataset.output.splits {
                      a = "<2026-01-01", b = "< 2026-01-02T00:00:00.000001Z", c = "< 2026-01-03"
                      embargo = 1 day, users { a = 0.7, b = 0.1, c = 0.2 }
                    }
                    """)
            .definition();
    assertThat(definition.labels().outcome()).contains(new Outcome("o", 0));
    assertThat(definition.labels().sample())
        .contains(new LabelSampling(1, Optional.empty(), "sample", "label", "weight"));
    SplitsDefinition splits = definition.output().splits().orElseThrow();
    assertThat(splits.byTime()).extracting(TimeSplit::name).containsExactly("a", "b", "c");
    assertThat(splits.embargoMicros()).isEqualTo(Micros.PER_DAY);
    assertThat(splits.byUser())
        .contains(new UserSplits("split", Map.of("a", 0.7, "b", 0.1, "c", 0.2)));
  }

  @Test
  void valuesThatNeedNoQuotesAreReadWithoutThem() {
    DatasetDefinition definition =
        Definitions.parse(
                Definitions.SHOP
                    + """
                    dataset.output.splits { train = < 2026-01-01, test = <2026-02-01 }
                    dataset.enrichments {
                      none { table = lake.a, key { item = i }, valid-from = f, columns { a = a } }
                      zero = ${dataset.enrichments.none} { on-miss = default(0) }
                      nulls = ${dataset.enrichments.none} { on-miss = null }
                      empty = ${dataset.enrichments.none} { on-miss = default() }
                    }
                    """)
            .definition();
    assertThat(definition.output().splits().orElseThrow().byTime())
        .containsExactly(
            new TimeSplit("train", Micros.parse("2026-01-01")),
            new TimeSplit("test", Micros.parse("2026-02-01")));
    assertThat(definition.enrichments())
        .extracting(EnrichmentDefinition::onMiss)
        .containsExactly(
            new OnMiss.Null(), new OnMiss.Default("0"), new OnMiss.Null(), new OnMiss.Default(""));
  }

  @Test
  void theWeightIsAnOutputColumnOnlyIfLabelsAreSampled() {
    assertThat(
            Definitions.parse(Definitions.SHOP, "labels.columns=[weight]")
                .definition()
                .labels()
                .columns())
        .containsExactly("weight");
    assertThat(Definitions.problemsWith("dataset.labels { columns = [weight], sample.rate = 1 }"))
        .containsExactly(
            "shop.conf:17: dataset.labels.sample.weight: the output column \"weight\" is also made"
                + " by dataset.labels.columns. Rename or leave out one of the two.");
  }
}
