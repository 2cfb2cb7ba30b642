/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check of what a sequence selects and derives, with its whole message. */
class SelectionProblemsTest {
  /** One line, so that what a test adds stands on line 18. */
  private static final String GIVEN =
      "dataset { sources.clicks.attributes { kind = k, dwell { value = d, known-after = 1 s } }"
          + ", enrichments.price { table = lake.shop.prices, key { item = id }"
          + ", valid-from = f, as-of = label, columns { cost = c } }"
          + ", sequences.recent { enrich = [price], derive.age { type = position } } }\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sequences.recent.tie-break = [item, dwell] | sequences.recent.tie-break: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.distinct-by = dwell | sequences.recent.distinct-by: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.collapse-repeats = dwell | sequences.recent.collapse-repeats: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.quota { by = dwell, a = 1 } | sequences.recent.quota.by: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.derive.x { type = count, by = dwell } | sequences.recent.derive.x.by: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.derive.x { type = sum, of = dwell } | sequences.recent.derive.x.of: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.tie-break = [item, cost] | sequences.recent.tie-break: "cost" depends on the label, for its enrichment has as-of = label. Name an attribute that is known with the event.
          sequences.recent.distinct-by = cost | sequences.recent.distinct-by: "cost" depends on the label, for its enrichment has as-of = label. Name an attribute that is known with the event.
          sequences.recent.collapse-repeats = cost | sequences.recent.collapse-repeats: "cost" depends on the label, for its enrichment has as-of = label. Name an attribute that is known with the event.
          sequences.recent.quota { by = cost, a = 1 } | sequences.recent.quota.by: "cost" depends on the label, for its enrichment has as-of = label. Name an attribute that is known with the event.
          sequences.recent.derive.x { type = count, by = cost } | sequences.recent.derive.x.by: "cost" depends on the label, for its enrichment has as-of = label. Name an attribute that is known with the event.
          sequences.recent.derive.x { type = sum, of = cost } | sequences.recent.derive.x.of: "cost" depends on the label, for its enrichment has as-of = label. Name an attribute that is known with the event.
          sequences.recent.tie-break = [item, age] | sequences.recent.tie-break: "age" is derived from the history that a label sees. Name an attribute that is known with the event.
          sequences.recent.distinct-by = age | sequences.recent.distinct-by: "age" is derived from the history that a label sees. Name an attribute that is known with the event.
          sequences.recent.collapse-repeats = age | sequences.recent.collapse-repeats: "age" is derived from the history that a label sees. Name an attribute that is known with the event.
          sequences.recent.quota { by = age, a = 1 } | sequences.recent.quota.by: "age" is derived from the history that a label sees. Name an attribute that is known with the event.
          sequences.recent.derive.x { type = count, by = age } | sequences.recent.derive.x.by: "age" is derived from the history that a label sees. Name an attribute that is known with the event.
          sequences.recent.derive.x { type = sum, of = age } | sequences.recent.derive.x.of: "age" is derived from the history that a label sees. Name an attribute that is known with the event.
          sequences.recent.distinct-by = itm | sequences.recent.distinct-by: the sequence has no attribute "itm"; the nearest is "item". Add it to a source, to an enrichment or to derive, or correct the name.
          sequences.recent.collapse-repeats = itm | sequences.recent.collapse-repeats: the sequence has no attribute "itm"; the nearest is "item". Add it to a source, to an enrichment or to derive, or correct the name.
          sequences.recent.quota { by = itm, a = 1 } | sequences.recent.quota.by: the sequence has no attribute "itm"; the nearest is "item". Add it to a source, to an enrichment or to derive, or correct the name.
          sequences.recent.derive.x { type = count, by = itm } | sequences.recent.derive.x.by: the sequence has no attribute "itm"; the nearest is "item". Add it to a source, to an enrichment or to derive, or correct the name.
          sequences.recent.derive.x { type = sum, of = itm } | sequences.recent.derive.x.of: the sequence has no attribute "itm"; the nearest is "item". Add it to a source, to an enrichment or to derive, or correct the name.
          sequences.recent.collapse-repeats = [item, dwell] | sequences.recent.collapse-repeats: "dwell" is known only after its event. Name an attribute that is known with the event.
          sequences.recent.collapse-repeats = 5 | sequences.recent.collapse-repeats: "5" is not a valid column name. Write true, false, an attribute, or a list of attributes such as [item].
          sequences.recent.collapse-repeats = { a = 1 } | sequences.recent.collapse-repeats: must name attributes, not be a section. Write true, false, an attribute, or a list of attributes such as [item].
          sequences.recent.columns = [item, agee] | sequences.recent.columns: the sequence has no attribute "agee"; the nearest is "age". Add it to a source, to an enrichment or to derive, or correct the name.
          sequences.recent.exclude = [same-event] | sequences.recent.exclude: same-event needs dataset.labels.event. Add it, or do not exclude by it.
          sequences.recent.exclude = [same-request] | sequences.recent.exclude: same-request needs dataset.labels.request. Add it, or do not exclude by it.
          sequences.recent.exclude = [same-session], labels.request = r | sequences.recent.exclude: same-session needs dataset.labels.session. Add it, or do not exclude by it.
          sequences.recent.exclude = [same-reqest] | sequences.recent.exclude: "same-reqest" is not a valid value; the nearest is "same-request". Valid: same-event, same-request, same-session.
          sequences.recent.exclude = [same-event], labels.event = [a, b] | sequences.recent.exclude: same-event can exclude nothing: dataset.labels.event has 2 columns and no source of the sequence has an event-id of so many. Give as many columns as the event-id of a source has.
          sequences.recent.exclude = [same-event], labels.event = a, sources.clicks.event-id = content-hash | sequences.recent.exclude: same-event can exclude nothing: dataset.labels.event has 1 column and no source of the sequence has an event-id of so many. Give as many columns as the event-id of a source has.
          sequences.recent.quota { a = 6, b = 5 } | sequences.recent.quota: allows 11 events in all, but max-length is 10. Raise max-length, or lower the quotas.
          sequences.recent.quota { a = 2147483647, b = 2147483647 } | sequences.recent.quota: allows 4294967294 events in all, but max-length is 10. Raise max-length, or lower the quotas.
          sequences.recent.quota {} | sequences.recent.quota: limits no kind. Write for example quota { click = 300 }.
          sequences.recent.quota.by = item | sequences.recent.quota: limits no kind. Write for example quota { click = 300 }.
          sequences.recent.quota.a = 0 | sequences.recent.quota.a: is out of range: 0. Write a whole number from 1 to 2147483647.
          sequences.recent.quota { "" = 1, a = 1 } | sequences.recent.quota.: "" is not a valid kind. Use 1 to 128 printable characters.
          sequences.recent.derive.x { type = cnt } | sequences.recent.derive.x.type: "cnt" is not a valid value; the nearest is "count". Valid: time-before-label, time-since-previous, position, session, count, distinct-count, sum.
          sequences.recent.derive.x { type = session } | sequences.recent.derive.x.idle: is missing. Add it; type = session needs it.
          sequences.recent.derive.x { type = sum } | sequences.recent.derive.x.of: is missing. Add it; type = sum needs it.
          sequences.recent.derive.x { type = distinct-count, by = item } | sequences.recent.derive.x.of: is missing. Add it; type = distinct-count needs it.
          sequences.recent.derive.x { type = position, unit = days } | sequences.recent.derive.x.unit: is not used by type = position. Remove it; this type takes no other key.
          sequences.recent.derive.x { type = count, idle = 1 day } | sequences.recent.derive.x.idle: is not used by type = count. Remove it; this type takes by, within.
          sequences.recent.derive.x { type = sum, of = item, unit = days } | sequences.recent.derive.x.unit: is not used by type = sum. Remove it; this type takes of, by, within.
          sequences.recent.derive.x { type = session, idle = 0 s } | sequences.recent.derive.x.idle: cannot be 0 s. Write a longer duration, or leave the key out.
          sequences.recent.derive.x { type = count, within = 0 days } | sequences.recent.derive.x.within: cannot be 0 s. Write a longer duration, or leave the key out.
          sequences.recent.derive.x { type = time-before-label, unit = second } | sequences.recent.derive.x.unit: "second" is not a valid value; the nearest is "seconds". Valid: microseconds, milliseconds, seconds, minutes, hours, days.
          sequences.recent.derive.event_time = item | sequences.recent.derive.event_time: is reserved for the event time. Rename it; event_time is always written.
          sequences.recent.derive.item = "1" | sequences.recent.derive.item: "item" is also an attribute of the source clicks. Rename it.
          sequences.recent.derive.cost = "1" | sequences.recent.derive.cost: "cost" is also a column of the enrichment price. Rename it.
          sequences.recent.columns = [item], sequences.recent.derive.AGE = "1" | sequences.recent.derive.AGE: "AGE" is also derived under a name that differs only in case. Rename it.
          sources.clicks.attributes.late { value = d, known-after = "" } | sources.clicks.attributes.late.known-after: "" is not a valid column name. Write a duration after the event such as 30 minutes, or a timestamp column.
          sources.clicks.attributes.late { value = d, known-after = 30 } | sources.clicks.attributes.late.known-after: "30" has no unit. Write the amount with its unit, such as 180 days; units are weeks, days, hours, minutes, s, ms, us.
          sources.clicks.attributes.late { value = d, known-after = [a] } | sources.clicks.attributes.late.known-after: must be a duration or a column, not a list. Write a duration after the event such as 30 minutes, or a timestamp column.
          """)
  void aWrongCombinationIsExplained(String text, String problem) {
    assertThat(Definitions.problemsWith(GIVEN + "dataset { " + text + " }"))
        .containsExactly("shop.conf:18: dataset." + problem);
  }

  @Test
  void anOutputColumnOfTheSequenceItselfCannotBeDerived() {
    assertThat(
            Definitions.problemsWith(
                "dataset.sequences.recent { columns = [length], derive.length { type = position } }"))
        .containsExactly(
            "shop.conf:17: dataset.sequences.recent.columns: the output column \"recent__length\" is"
                + " also made by dataset.sequences.recent. Rename or leave out one of the two.");
  }

  @Test
  void aQuotaWithoutTheAttributeKindNamesIt() {
    assertThat(Definitions.problemsWith("dataset.sequences.recent.quota.a = 1"))
        .containsExactly(
            "shop.conf:17: dataset.sequences.recent.quota.by: the sequence has no attribute"
                + " \"kind\"; the nearest is \"item\". Add it to a source, to an enrichment or to"
                + " derive, or correct the name.");
  }

  @Test
  void quotasMayFillTheWholeSequence() {
    assertThat(recent("quota { click = 7, \"add to cart\" = 3 }").selection().quota())
        .contains(new Quota("kind", Map.of("click", 7, "add to cart", 3)));
  }

  @Test
  void allRepeatsAreThoseOfWhatIsKnownWithTheEvent() {
    assertThat(recent("collapse-repeats = true").selection().collapseRepeats())
        .containsExactly("item", "amount", "kind");
    assertThat(recent("collapse-repeats = [kind, item]").selection().collapseRepeats())
        .containsExactly("kind", "item");
    assertThat(recent("collapse-repeats = item").selection().collapseRepeats())
        .containsExactly("item");
    assertThat(recent("collapse-repeats = false").selection()).isEqualTo(Selection.ALL);
  }

  @Test
  void anAttributeThatOneOfTwoSourcesKnowsLaterIsKnownLater() {
    String twoSources =
        "dataset.sources.aa { table = lake.a, user = u, event-id = i, event-time = t"
            + ", arrival-time = a, attributes.item { value = i, known-after = decided } }\n";
    for (String order : List.of("[aa, clicks]", "[clicks, aa]")) {
      assertThat(
              Definitions.problemsWith(
                  twoSources
                      + "dataset.sequences.recent { distinct-by = item, sources = "
                      + (order + " }")))
          .containsExactly(
              "shop.conf:18: dataset.sequences.recent.distinct-by: \"item\" is known only after its"
                  + " event. Name an attribute that is known with the event.");
    }
  }

  @Test
  void whatIsKnownWithTheEventMayDecide() {
    String price = "dataset { enrichments.price.as-of = event, sequences.recent { ";
    String uses =
        "derive { plain = item, paid { type = sum, of = cost, by = plain } }"
            + ", distinct-by = plain, collapse-repeats = [cost, kind], tie-break = [cost, line] } }";
    SequenceDefinition recent =
        Definitions.parse(Definitions.SHOP + GIVEN + price + uses).definition().sequences().get(0);
    assertThat(recent.selection().distinctBy()).contains("plain");
    assertThat(recent.selection().collapseRepeats()).containsExactly("cost", "kind");
    assertThat(recent.derive())
        .containsEntry(
            "paid", new DerivedAttribute.Sum("cost", Optional.of("plain"), Long.MAX_VALUE));
  }

  @Test
  void anUnknownEnrichmentDoesNotMakeItsColumnsAProblemToo() {
    assertThat(
            Definitions.problemsWith(
                "dataset.sequences.recent { enrich = [price], columns = [cost], distinct-by = cost }"))
        .containsExactly(
            "shop.conf:17: dataset.sequences.recent.enrich: there is no enrichment \"price\"."
                + " Declare dataset.enrichments.price, or name a declared one.");
  }

  @Test
  void thereAreAtMost64Sequences() {
    String most =
        IntStream.rangeClosed(2, 64)
            .mapToObj(i -> "dataset.sequences.s" + i + ".max-length = 1\n")
            .collect(Collectors.joining());
    assertThat(Definitions.parse(Definitions.SHOP + most).definition().sequences()).hasSize(64);
    assertThat(Definitions.problemsWith(most + "dataset.sequences.s65.max-length = 1"))
        .containsExactly(
            "shop.conf:12: dataset.sequences: has 65 sequences. Declare at most 64 in one dataset.");
  }

  private static SequenceDefinition recent(String keys) {
    return Definitions.parse(Definitions.SHOP + GIVEN + "dataset.sequences.recent { " + keys + " }")
        .definition()
        .sequences()
        .get(0);
  }
}
