/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check of enrichments that needs no data, with its whole message. */
class EnrichmentProblemsTest {
  /** One line, so that what a test adds stands on line 18. */
  private static final String GIVEN =
      "dataset { enrichments.price { table = lake.shop.prices, key { item = id }"
          + ", valid-from = f, columns { cost = c } } }\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sequences.recent.enrich = [prce] | sequences.recent.enrich: there is no enrichment "prce"; the nearest is "price". Declare dataset.enrichments.prce, or name a declared one.
          sequences.recent.enrich = [price, price] | sequences.recent.enrich: names "price" twice. Name each only once.
          sequences.recent.enrich = price | sequences.recent.enrich: must be a list, not the text "price". Write a list such as [item].
          enrichments.price.key.itm = id | enrichments.price.key.itm: no source has the attribute "itm"; the nearest is "item". Add it to the attributes of a source, or correct the name.
          enrichments.price.key."a b" = id | enrichments.price.key.a b: "a b" is not a valid column name. Use 1 to 128 letters, digits and underscores, the first no digit.
          enrichments.price.table = lik.shop.prices | enrichments.price.table: there is no catalog "lik"; the nearest is "lake". Declare dataset.catalogs.lik, or name a declared one.
          enrichments.price.mixed-spaces = allow | enrichments.price.mixed-spaces: allow says nothing without space. Add space, or remove it.
          enrichments.price.overlap = refuse | enrichments.price.overlap: refuse says nothing without valid-to. Add valid-to, or remove it.
          enrichments.price { as-of = label, on-miss = drop-event } | enrichments.price.on-miss: cannot be drop-event with as-of = label: which events there are must not depend on the label. Use another on-miss, or as-of = event.
          enrichments.price.max-staleness = 0 s | enrichments.price.max-staleness: cannot be 0 s. Write a longer duration, or leave the key out.
          enrichments.price.on-miss = nothing | enrichments.price.on-miss: "nothing" is not a valid value. Write on-miss = "null", on-miss = drop-event, or on-miss = "default(0)" with a value that every column can hold.
          enrichments.price.on-miss = "default(0" | enrichments.price.on-miss: "default(0" is not a valid value. Write on-miss = "null", on-miss = drop-event, or on-miss = "default(0)" with a value that every column can hold.
          enrichments.price.on-miss = [1] | enrichments.price.on-miss: must say what to do, not be a list. Write on-miss = "null", on-miss = drop-event, or on-miss = "default(0)" with a value that every column can hold.
          enrichments.price.as-of = labl | enrichments.price.as-of: "labl" is not a valid value; the nearest is "label". Valid: event, label.
          enrichments.price.columns.Event_Time = e | enrichments.price.columns.Event_Time: is reserved for the event time. Rename it; event_time is always written.
          enrichments.clicks = ${dataset.enrichments.price} | enrichments.clicks: has the name of a source, another input. Rename it.
          enrichments.labels = ${dataset.enrichments.price} | enrichments.labels: has the name of the labels, another input. Rename it.
          sources.labels = ${dataset.sources.clicks} | sources.labels: has the name of the labels, another input. Rename it.
          sequences.recent.enrich = [price], enrichments.price.columns.item = c | sequences.recent.enrich: "item" is a column of the enrichment price but also an attribute of the source clicks. Rename one of them in its section.
          sequences.recent.enrich = [price, two], enrichments.two = ${dataset.enrichments.price} | sequences.recent.enrich: "cost" is a column of the enrichment two but also a column of the enrichment price. Rename one of them in its section.
          sequences.recent { enrich = [price], sources = [clicks] }, enrichments.price.key.sku = k, sources.other = ${dataset.sources.clicks}, sources.other.attributes.sku = s | sequences.recent.enrich: no source of the sequence has the attribute "sku", the key of the enrichment "price". Add it to the attributes of a source of the sequence, or do not enrich the sequence.
          sequences.recent.enrich = [price], sources.clicks.attributes.item { value = sku, known-after = 1 s } | sequences.recent.enrich: the key "item" of the enrichment "price" is known only after its event. Use a key that is known with the event.
          """)
  void aWrongCombinationIsExplained(String text, String problem) {
    assertThat(Definitions.problemsWith(GIVEN + "dataset { " + text + " }"))
        .containsExactly("shop.conf:18: dataset." + problem);
  }

  @ParameterizedTest
  @CsvSource({"allow, mixed-spaces, space = v", "refuse, overlap, valid-to = u"})
  void whatNeedsAnotherKeyIsFineWithIt(String word, String key, String other) {
    assertThat(
            Definitions.parse(
                    Definitions.SHOP
                        + GIVEN
                        + "dataset.enrichments.price { "
                        + (key + " = " + word + ", " + other + " }"))
                .definition()
                .enrichments())
        .singleElement()
        .satisfies(
            price ->
                assertThat(price.refusesOverlap() != price.allowsMixedSpaces())
                    .as("one of the two was asked for")
                    .isTrue());
  }
}
