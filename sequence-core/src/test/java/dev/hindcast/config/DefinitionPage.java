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
      | instant | ISO-8601, `2026-03-01T00:00:00Z`, or a date, which is its UTC midnight |
      | time zone | an IANA name such as `Europe/London`, or an offset |
      | dataset name | 1 to 63 of `a-z`, `0-9`, `-`; the first no `-` |
      | column name, `<attribute>` | 1 to 128 of `A-Z`, `a-z`, `0-9`, `_`; the first no digit |
      | table name | `catalog.namespace.table`, parts of `A-Z`, `a-z`, `0-9`, `_`, `-`; the first part is a declared catalog |
      | `<catalog>` | 1 to 63 of `A-Z`, `a-z`, `0-9`, `_`, `-`; the first a letter |
      | `<source>`, `<sequence>` | 1 to 63 of `a-z`, `0-9`, `_`, `-`; the first a letter |

      ## Arrival times

      Every source says when its rows became readable to a serving system:

      ```hocon
      arrival-time = recorded_at                     # a column
      arrival-time = assumed { delay = 5 minutes }   # none was recorded: event time plus this delay
      arrival-time = commit-time                     # when the Iceberg snapshot that added the row was committed
      ```

      For `assumed`, `arrival-time { type = assumed, delay = 5 minutes }` and `arrival-time.assumed.delay = 5 minutes` say the same;
      the last form is the one for `--set`.

      ## Layers

      A higher layer wins, key by key:

      1. `--set key=value`, the last one first. The key may leave out `dataset.`. The value is taken as it stands; a value that begins
         with `[` or `{`, or that stands in double quotes as a whole, is HOCON; `null` takes a key back.
      2. the file of `--env`, with the same keys as a definition.
      3. the definition.
      4. the defaults above (`reference.conf`).

      Where a higher layer sets another `knowledge.policy`, the lower layer's `delay` or `time` no longer counts.

      The order in which sources, attributes and sequences stand in the definition counts: it is the order of the output's columns and, for
      sources, breaks ties. A higher layer does not change it; what it adds comes last.

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
          "dataset.sequences.", "## Sequences",
          "dataset.output.", "## Output",
          "dataset.gates.", "## Gates");

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
