/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/reference/definition.md from the key table. */
final class DefinitionPage {
  private static final String HEAD =
      """
      # Definition keys

      <!-- Generated from DefinitionKeys; docs/CONTRIBUTING.md says how. Do not edit. -->

      A definition is a HOCON file with one section, `dataset`. This page lists every key that it may have. Any other key is an error.
      `<..>` stands for a name of your own. [configs/datasets/retail-baskets.conf](../../configs/datasets/retail-baskets.conf) is a
      commented example.

      Keys marked ● decide which rows are built: they make up the fingerprint of a definition. A dataset can only be continued by a
      definition with the same fingerprint; the other keys may change from build to build.
      """;

  private static final String TYPES =
      """
      ## Types

      | type | how it is written |
      |---|---|
      | text | 1 to 4096 characters on one line; `description` may have several. With special characters (`: , = + # { } [ ] $ " \\ ` and others) in double quotes, long ones in triple quotes |
      | SQL expression | Spark SQL over one row, 1 to 16384 characters |
      | duration | an amount with its unit, never a bare number: `180 days`, `0 s`. Units: `us`, `ms`, `s`, `minutes`, `hours`, `days`, `weeks`, also in the singular; `m`, `h`, `d`, `w` for short. Exact to the microsecond |
      | size | an amount with its unit: `64 MiB`. Units: `B`, `KiB`, `MiB`, `GiB`, `TiB`, and the decimal `kB`, `MB`, `GB`, `TB` |
      | share | a number from 0 to 1 |
      | part | a number above 0 and at most 1 |
      | instant | ISO-8601, `2026-03-01T00:00:00Z`, or a date, which is its UTC midnight |
      | time zone | an IANA name such as `Europe/London`, or an offset |
      | dataset name | 1 to 63 of `a-z`, `0-9`, `-`; the first no `-` |
      | column name, `<attribute>`, `<event-attribute>`, `<column>`, `<derived>` | 1 to 128 of `A-Z`, `a-z`, `0-9`, `_`; the first no digit |
      | table name | `catalog.namespace.table`, parts of `A-Z`, `a-z`, `0-9`, `_`, `-`; the first part is a declared catalog |
      | `<catalog>` | 1 to 63 of `A-Z`, `a-z`, `0-9`, `_`, `-`; the first a letter |
      | `<source>`, `<enrichment>`, `<sequence>`, `<split>` | 1 to 63 of `a-z`, `0-9`, `_`, `-`; the first a letter |
      | `<kind>` | 1 to 128 printable characters, in double quotes if there are special ones; not `by` |

      ## Arrival times

      Every source says when its rows became readable to a serving system:

      ```hocon
      arrival-time = recorded_at                     # a column
      arrival-time = assumed { delay = 5 minutes }   # none was recorded: event time plus this delay
      arrival-time = commit-time                     # when the Iceberg snapshot that added the row was committed
      ```

      For `assumed`, `arrival-time { type = assumed, delay = 5 minutes }` and `arrival-time.assumed.delay = 5 minutes` say the same;
      the last form is the one for `--set`.

      ## Enrichments

      An event gets the row of the dimension whose key equals its attributes, that holds at its event time (`valid-from` at or before it,
      `valid-to` after it or null) and that was known: by the arrival of the event's revision under `as-known-at-label`, by the knowledge time
      under `as-known-at`. Among several the greatest `valid-from`, then the greatest `known-at` wins. With `as-of = label` the row holds at the
      label time and was known to the label. All values come from that one row; a null in it stays null.

      Names of an enrichment's columns are attributes of the sequences that name it in `enrich`, and must be no attributes of their sources.
      In `on-miss = "default(0)"` what stands between the parentheses is cast to the type of every column.

      ## Attributes that are known later

      An attribute is a column or an expression, or a section that also says when its value becomes known:

      ```hocon
      attributes {
        item = item_id
        dwell_s = { value = dwell_s, known-after = 30 minutes }   # that long after the event
        bought  = { value = bought, known-after = decided_at }    # at the instant in a column; null there means not known
      }
      ```

      A label sees the value if that instant is at or before both its label time and its knowledge time; until then it is null, though the
      event is in the sequence. Such an attribute may not decide which events there are or what is derived from them: `where`, `filter`,
      `tie-break`, `distinct-by`, `collapse-repeats`, `quota`, `derive` and keys of enrichments refuse it. Columns of an enrichment with
      `as-of = label` are refused there for the same reason.

      ## What a sequence leaves out

      In this order: an event is eligible if it passes `where`, `filter`, lookback and gap and is not hit by `exclude`; then `distinct-by`,
      `collapse-repeats`, `quota`, and last the cut to `max-length`. `<sequence>__eligible` counts the eligible events.

      ## Derived attributes

      A text is SQL over one event and its enriched values. A section has a `type` and is computed from the eligible events that the label
      sees, before `distinct-by` and all that follows:

      | type | further keys | value |
      |---|---|---|
      | `time-before-label` | `unit` | label time minus event time |
      | `time-since-previous` | `unit` | event time minus that of the event before; null for the first |
      | `position` | | 1 for the oldest event |
      | `session` | `idle` | 1 for the oldest session; a new one begins where nothing happened for `idle` |
      | `count` | `by`, `within` | number of earlier events |
      | `distinct-count` | `of`, `by`, `within` | number of different values of `of` in earlier events |
      | `sum` | `of`, `by`, `within` | exact sum of `of` over earlier events |

      Earlier means: an event time from `within` before that of the event up to, and without, its own. With `by` only events of the same
      value count, and where that value is null the result is null. Nulls of `of` are skipped; the count and the sum of nothing are 0.

      ## Splits

      ```hocon
      splits { train = "< 2026-03-01", validation = "< 2026-04-01", test = "< 2026-05-01", embargo = 7 days }
      splits { users { train = 0.8, test = 0.2, salt = a } }
      ```

      By time, a label is in the first split that ends after its label time, and in none within the embargo before that end, except in the
      last split. By user, a fixed hash of salt and user decides. With both, a label is in a split only if both say so.

      ## Layers

      A higher layer wins, key by key:

      1. `--set key=value`, the last one first. The key may leave out `dataset.`. The value is taken as it stands; a value that begins
         with `[` or `{`, or that stands in double quotes as a whole, is HOCON; `null` takes a key back.
      2. the file of `--env`, with the same keys as a definition.
      3. the definition.
      4. the defaults above (`reference.conf`).

      Where a higher layer sets another `knowledge.policy`, the lower layer's `delay` or `time` no longer counts.

      The order in which sources, attributes, enrichments, sequences, what they derive, and splits stand in the definition counts: it is the
      order of the output's columns, for sources it breaks ties, and for splits it is that of time. A higher layer does not change it; what it
      adds comes last.

      `${name}` stands for the value of another key or else of an environment variable; `${?name}` leaves the key out if there is none.
      `include` is refused.

      ## Secrets

      Take secrets from environment variables: `jdbc.password = ${LAKE_PASSWORD}`. In manifests, stored requests and messages they are
      replaced by `<redacted>`: the value of every catalog property whose name looks secret (password, secret, token, credential, access key
      and the like), the same value wherever else it stands (from 4 characters on, percent-encoded too), and user info and secret parameters of
      addresses.
      """;

  private static final Map<String, String> SECTIONS =
      Map.of(
          "dataset.knowledge.", "## What a label may know",
          "dataset.labels.", "## Labels",
          "dataset.sources.", "## Sources",
          "dataset.enrichments.", "## Enrichments",
          "dataset.sequences.", "## Sequences",
          "dataset.output.", "## Output",
          "dataset.gates.", "## Gates",
          "dataset.completeness.", "## Completeness");

  private DefinitionPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    String heading = "";
    for (DefinitionKey key : DefinitionKeys.ALL) {
      String section = heading(key.pattern());
      if (!section.equals(heading)) {
        heading = section;
        page.append('\n').append(section).append("\n\n");
        page.append("| key | | type | default | meaning |\n|---|---|---|---|---|\n");
      }
      page.append(row(key)).append('\n');
    }
    return page.append('\n').append(TYPES).toString();
  }

  private static String heading(String pattern) {
    return SECTIONS.entrySet().stream()
        .filter(section -> pattern.startsWith(section.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("## Dataset and catalogs");
  }

  private static String row(DefinitionKey key) {
    DefinitionKey.Presence presence = key.presence();
    return List.of(
            code(key.pattern()),
            key.decidesRows() ? "●" : "",
            key.type().described(),
            presence.value().map(DefinitionPage::code).orElse(presence.meaning()),
            key.meaning())
        .stream()
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
