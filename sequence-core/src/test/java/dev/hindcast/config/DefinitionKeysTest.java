/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pins every key: a change here is a change of what existing definitions mean. */
class DefinitionKeysTest {
  @Test
  void everyKeyItsTypeAndItsDefaultArePinned() {
    String keys =
        DefinitionKeys.ALL.stream()
            .map(
                key ->
                    String.join(
                        " | ",
                        key.pattern(),
                        key.type().described(),
                        key.presence().meaning(),
                        key.decidesRows() ? "rows" : "free"))
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(keys)
        .isEqualTo(
            """
            dataset.name | dataset name | required | free
            dataset.path | text | required | free
            dataset.owner | text | none | free
            dataset.description | text | none | free
            dataset.stage | one of `experimental`, `production` | none | free
            dataset.catalogs.<catalog>.<property> | text | none | free
            dataset.knowledge.policy | one of `as-known-at-label`, `as-known-at` | as-known-at-label | rows
            dataset.knowledge.delay | duration | 0 s under as-known-at-label; not allowed under as-known-at | rows
            dataset.knowledge.time | instant | the moment of planning; only allowed under as-known-at | free
            dataset.labels.table | table name | required | rows
            dataset.labels.id | column name | required | rows
            dataset.labels.user | column name | required | rows
            dataset.labels.time | column name | required | rows
            dataset.labels.columns | list of column names | [] | rows
            dataset.labels.where | SQL expression | none | rows
            dataset.labels.time-zone | time zone | none: timestamps without zone are refused | rows
            dataset.labels.request | column name | none | rows
            dataset.labels.event | column name or list of column names | none | rows
            dataset.labels.session | column name | none | rows
            dataset.labels.outcome-end | column name | none: every label is mature | rows
            dataset.labels.grace | duration | 0 s; only allowed with outcome-end | rows
            dataset.labels.sample.rate | part | required in labels.sample | rows
            dataset.labels.sample.where | SQL expression | all labels are sampled | rows
            dataset.labels.sample.salt | text | sample | rows
            dataset.labels.sample.by | one of `label`, `user`, `request` | label | rows
            dataset.labels.sample.weight | column name | weight | rows
            dataset.sources.<source>.table | table name | required | rows
            dataset.sources.<source>.user | column name | required | rows
            dataset.sources.<source>.event-id | column name, list of column names, or `content-hash` | required | rows
            dataset.sources.<source>.event-time | column name | required | rows
            dataset.sources.<source>.arrival-time | column name, `assumed { delay = <duration> }`, or `commit-time` | required | rows
            dataset.sources.<source>.revision | column name | none: the latest arrival wins | rows
            dataset.sources.<source>.retraction | SQL expression | none: no row is a retraction | rows
            dataset.sources.<source>.corrections | one of `none`, `attributes`, `any` | attributes | rows
            dataset.sources.<source>.attributes.<attribute> | SQL expression | none | rows
            dataset.sources.<source>.attributes.<attribute>.value | SQL expression | required | rows
            dataset.sources.<source>.attributes.<attribute>.known-after | duration or column name | none: known with the event | rows
            dataset.sources.<source>.where | SQL expression | none | rows
            dataset.sources.<source>.time-zone | time zone | none: timestamps without zone are refused | rows
            dataset.sources.<source>.request | column name | the attribute request, else an attribute or column of the name of labels.request | rows
            dataset.sources.<source>.session | column name | the attribute session, else an attribute or column of the name of labels.session | rows
            dataset.enrichments.<enrichment>.table | table name | required | rows
            dataset.enrichments.<enrichment>.key.<event-attribute> | column name | at least one is required | rows
            dataset.enrichments.<enrichment>.valid-from | column name | required | rows
            dataset.enrichments.<enrichment>.valid-to | column name | none: until the next row of the key begins | rows
            dataset.enrichments.<enrichment>.known-at | column name | the column of valid-from | rows
            dataset.enrichments.<enrichment>.columns.<column> | column name | at least one is required | rows
            dataset.enrichments.<enrichment>.space | column name | none | rows
            dataset.enrichments.<enrichment>.mixed-spaces | one of `refuse`, `allow` | refuse | free
            dataset.enrichments.<enrichment>.max-staleness | duration | unlimited | rows
            dataset.enrichments.<enrichment>.on-miss | `"null"`, `drop-event`, or `"default(<value>)"` | "null" | rows
            dataset.enrichments.<enrichment>.as-of | one of `event`, `label` | event | rows
            dataset.enrichments.<enrichment>.overlap | one of `newest`, `refuse` | newest | free
            dataset.enrichments.<enrichment>.time-zone | time zone | none: timestamps without zone are refused | rows
            dataset.sequences.<sequence>.sources | list of source names | all sources, in the definition's order | rows
            dataset.sequences.<sequence>.enrich | list of enrichment names | [] | rows
            dataset.sequences.<sequence>.filter | SQL expression | none | rows
            dataset.sequences.<sequence>.lookback | duration | unlimited | rows
            dataset.sequences.<sequence>.gap | duration | 0 s | rows
            dataset.sequences.<sequence>.max-length | whole number | required | rows
            dataset.sequences.<sequence>.order | one of `oldest-first`, `newest-first` | oldest-first | rows
            dataset.sequences.<sequence>.tie-break | list of column names | [] | rows
            dataset.sequences.<sequence>.exclude | list of `same-event`, `same-request`, `same-session` | [] | rows
            dataset.sequences.<sequence>.distinct-by | column name | none: all events stay | rows
            dataset.sequences.<sequence>.collapse-repeats | `true`, `false`, attribute name, or list of attribute names | false | rows
            dataset.sequences.<sequence>.quota.by | column name | kind | rows
            dataset.sequences.<sequence>.quota.<kind> | whole number | none | rows
            dataset.sequences.<sequence>.derive.<derived> | SQL expression | none | rows
            dataset.sequences.<sequence>.derive.<derived>.type | one of `time-before-label`, `time-since-previous`, `position`, `session`, `count`, `distinct-count`, `sum` | required | rows
            dataset.sequences.<sequence>.derive.<derived>.unit | one of `microseconds`, `milliseconds`, `seconds`, `minutes`, `hours`, `days` | seconds | rows
            dataset.sequences.<sequence>.derive.<derived>.idle | duration | required for session | rows
            dataset.sequences.<sequence>.derive.<derived>.of | column name | required for distinct-count and sum | rows
            dataset.sequences.<sequence>.derive.<derived>.by | column name | none: all events count | rows
            dataset.sequences.<sequence>.derive.<derived>.within | duration | unlimited | rows
            dataset.sequences.<sequence>.columns | list of attribute names | event_time, all attributes of its sources, all columns of its enrichments, all that is derived; in the definition's order | rows
            dataset.output.layout | `exploded` | exploded | rows
            dataset.output.window | duration | 1 day | rows
            dataset.output.target-file-size | size | 256 MiB | free
            dataset.output.target-row-group-size | size | 32 MiB | free
            dataset.output.compression | one of `zstd`, `snappy`, `gzip`, `uncompressed` | zstd | free
            dataset.output.pin-sources | one of `true`, `false` | true | free
            dataset.output.splits.<split> | `"< <instant>"` | none | rows
            dataset.output.splits.embargo | duration | 0 s; required with labels.outcome-end | rows
            dataset.output.splits.users.<split> | part | none | rows
            dataset.output.splits.users.salt | text | split | rows
            dataset.gates.max-rejected-share | share | 0.5 | free
            dataset.gates.min-rows | whole number | 0 | free
            dataset.gates.max-empty-share | share | 1.0 | free
            dataset.gates.max-row-change | number | unlimited | free
            dataset.completeness.settled-share | share | 0.999 | free
            """);
  }

  @Test
  void theDefaultsArePinnedInTheTypedDefinitionToo() {
    assertThat(Definitions.parse(Definitions.SHOP).canonicalJson())
        .isEqualTo(
            """
            {"dataset":{"name":"shop","path":"data",\
            "catalogs":{"lake":{"type":"hadoop","warehouse":"lake"}},\
            "knowledge":{"policy":"as-known-at-label","delay":"0 s"},\
            "labels":{"table":"lake.shop.labels","id":"id","user":"user","time":"time",\
            "columns":["label"]},\
            "sources":{"clicks":{"table":"lake.shop.clicks","user":"user","event-id":["id"],\
            "event-time":"at","arrival-time":"arrived","corrections":"attributes",\
            "attributes":{"item":"sku","amount":"price"}}},\
            "sequences":{"recent":{"sources":["clicks"],"gap":"0 s","max-length":10,\
            "order":"oldest-first","tie-break":[],"columns":["event_time","item","amount"]}},\
            "output":{"layout":"exploded","window":"1 day","target-file-size":"256 MiB",\
            "target-row-group-size":"32 MiB","compression":"zstd","pin-sources":true},\
            "gates":{"max-rejected-share":0.5,"min-rows":0,"max-empty-share":1.0}}}""");
  }

  @Test
  void theReferenceFileHoldsTheDefaultsOfAllKeysThatNeedNoOtherKey() {
    Map<String, String> written =
        ConfigFactory.parseString(ReferenceText.read().text()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> String.valueOf(entry.getValue().unwrapped())));
    Map<String, String> declared =
        DefinitionKeys.ALL.stream()
            .filter(key -> key.presence().value().isPresent())
            .filter(key -> !key.pattern().contains("<") && !key.pattern().contains(".labels."))
            .filter(key -> !key.pattern().contains(".splits."))
            .collect(
                Collectors.toMap(
                    key -> ConfigUtil.joinPath(key.segments()),
                    key -> key.presence().value().get()));
    assertThat(asNumbers(written)).isEqualTo(asNumbers(declared));
  }

  private static Map<String, String> asNumbers(Map<String, String> values) {
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().replaceFirst("\\.0$", "")));
  }
}
