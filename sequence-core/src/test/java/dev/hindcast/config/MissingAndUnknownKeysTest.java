/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingAndUnknownKeysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name = shop             | shop.conf:1: dataset.name: is missing. Add it; its type is: dataset name.
          path = "data"           | shop.conf:1: dataset.path: is missing. Add it; its type is: text.
          table = lake.shop.labels, | shop.conf:5: dataset.labels.table: is missing. Add it; its type is: table name.
          'id = id, user'         | shop.conf:5: dataset.labels.id: is missing. Add it; its type is: column name.
          table = lake.shop.clicks, | shop.conf:7: dataset.sources.clicks.table: is missing. Add it; its type is: table name.
          event-id = id,          | shop.conf:7: dataset.sources.clicks.event-id: is missing. Add it; its type is: column name, list of column names, or `content-hash`.
          event-time = at         | shop.conf:7: dataset.sources.clicks.event-time: is missing. Add it; its type is: column name.
          max-length = 10         | shop.conf:13: dataset.sequences.recent.max-length: is missing. Add it; its type is: whole number.
          arrival-time = arrived, | shop.conf:7: dataset.sources.clicks.arrival-time: is missing. Write arrival-time = <column>, or arrival-time = assumed { delay = 5 minutes } if none was recorded, or arrival-time = commit-time.
          """)
  void aRequiredKeyIsAskedForWhereItBelongs(String removed, String problem) {
    String kept = removed.startsWith("id = id, ") ? removed.substring("id = id, ".length()) : "";
    assertThat(Definitions.SHOP).contains(removed);
    String text = Definitions.SHOP.replace(removed, kept);
    assertThat(Definitions.problems(Definitions.layers(text))).containsExactly(problem);
  }

  @Test
  void anEmptyFileLacksEverything() {
    assertThat(Definitions.problems(Definitions.layers("")))
        .containsExactly(
            "shop.conf:1: dataset.catalogs: is missing. Add the section with at least one"
                + " <catalog>.",
            "shop.conf:1: dataset.labels: is missing. Add the section with table, id, user, time.",
            "shop.conf:1: dataset.name: is missing. Add it; its type is: dataset name.",
            "shop.conf:1: dataset.path: is missing. Add it; its type is: text.",
            "shop.conf:1: dataset.sequences: is missing. Add the section with at least one"
                + " <sequence>.",
            "shop.conf:1: dataset.sources: is missing. Add the section with at least one"
                + " <source>.");
  }

  @Test
  void anEmptySectionIsAskedForWhatItNeeds() {
    String text = Definitions.SHOP.replace("recent { max-length = 10 }", "");
    assertThat(Definitions.problems(Definitions.layers(text)))
        .containsExactly("shop.conf:12: dataset.sequences: is empty. Add at least one <sequence>.");
    assertThat(Definitions.problemsWith("dataset.catalogs.old {}"))
        .containsExactly(
            "shop.conf:17: dataset.catalogs.old: is empty. Add at least one <property>.");
  }

  @Test
  void aValueInPlaceOfASectionIsRefused() {
    assertThat(Definitions.problemsWith("dataset.sources.searches = 5"))
        .containsExactly(
            "shop.conf:17: dataset.sources.searches: must be a section, not the number 5. Write"
                + " dataset.sources.searches { .. }.");
    assertThat(Definitions.problemsWith("dataset.gates = [1]"))
        .containsExactly(
            "shop.conf:17: dataset.gates: must be a section, not a list. Write dataset.gates { .."
                + " }.");
  }

  @ParameterizedTest
  @CsvSource({
    "datset.name, dataset",
    "dataset.nmae, dataset.name",
    "dataset.lables.id, dataset.labels",
    "dataset.labels.tiem, dataset.labels.time",
    "dataset.sources.clicks.arrival, dataset.sources.clicks.arrival-time",
    "dataset.sources.clicks.eventtime, dataset.sources.clicks.event-time",
    "dataset.sources.clicks.lookback, dataset.sequences.<sequence>.lookback",
    "dataset.sequences.recent.lookbak, dataset.sequences.recent.lookback",
    "dataset.sequences.recent.max_length, dataset.sequences.recent.max-length",
    "dataset.max-length, dataset.sequences.<sequence>.max-length",
    "dataset.knowledge-time, dataset.knowledge",
    "dataset.output.target-filesize, dataset.output.target-file-size",
    "dataset.compression, dataset.output.compression",
    "name, dataset.name",
  })
  void anUnknownKeyIsAnsweredWithTheNearest(String key, String nearest) {
    List<String> segments = List.of(key.split("\\."));
    String unknown =
        key.startsWith("datset") || key.startsWith("dataset.lables")
            ? String.join(".", segments.subList(0, segments.size() - 1))
            : key;
    assertThat(Definitions.problemsWith(key + " = 1"))
        .containsExactly(
            "shop.conf:17: "
                + unknown
                + ": is not a known key; the nearest is "
                + nearest
                + ". Rename or remove it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enrichments.item { table = lake.shop.items } | shop.conf:17: dataset.enrichments.item.columns: is missing. Add the section with at least one <column>.
          enrichments.item { table = lake.shop.items } | shop.conf:17: dataset.enrichments.item.key: is missing. Add the section with at least one <event-attribute>.
          enrichments.item { table = lake.shop.items } | shop.conf:17: dataset.enrichments.item.valid-from: is missing. Add it; its type is: column name.
          enrichments.item.key {} | shop.conf:17: dataset.enrichments.item.key: is empty. Add at least one <event-attribute>.
          enrichments.item.columns = c | shop.conf:17: dataset.enrichments.item.columns: must be a section, not the text "c". Write dataset.enrichments.item.columns { .. }.
          enrichments.item.onmiss = c | shop.conf:17: dataset.enrichments.item.onmiss: is not a known key; the nearest is dataset.enrichments.item.on-miss. Rename or remove it.
          labels.sample.salt = x | shop.conf:17: dataset.labels.sample.rate: is missing. Add it; its type is: part.
          labels.sample = 0.1 | shop.conf:17: dataset.labels.sample: must be a section, not the number 0.1. Write dataset.labels.sample { .. }.
          sources.clicks.attributes.dwell {} | shop.conf:17: dataset.sources.clicks.attributes.dwell.value: is missing. Add it; its type is: SQL expression.
          sources.clicks.attributes.dwell { value = d, known-aftr = 5 s } | shop.conf:17: dataset.sources.clicks.attributes.dwell.known-aftr: is not a known key; the nearest is dataset.sources.clicks.attributes.dwell.known-after. Rename or remove it.
          sequences.recent.derive.age { unit = days } | shop.conf:17: dataset.sequences.recent.derive.age.type: is missing. Add it; its type is: one of `time-before-label`, `time-since-previous`, `position`, `session`, `count`, `distinct-count`, `sum`.
          sequences.recent.derive.age = [a] | shop.conf:17: dataset.sequences.recent.derive.age: must be an SQL expression, not a list. Write an SQL expression of 1 to 16384 printable characters.
          """)
  void whatANewSectionLacksIsAskedFor(String text, String problem) {
    assertThat(Definitions.problemsWith("dataset." + text)).contains(problem);
  }
}
