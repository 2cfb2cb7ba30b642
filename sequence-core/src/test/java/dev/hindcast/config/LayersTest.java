/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {
  @Test
  void overridesWinOverTheEnvironmentTheDefinitionAndTheReference() {
    String definition = Definitions.SHOP + "dataset.output.compression = snappy";
    String environment = "dataset.output.compression = gzip";
    assertThat(compression(Definitions.SHOP, "")).isEqualTo("zstd");
    assertThat(compression(definition, "")).isEqualTo("snappy");
    assertThat(compression(definition, environment)).isEqualTo("gzip");
    assertThat(compression(definition, environment, "output.compression=uncompressed"))
        .isEqualTo("uncompressed");
    assertThat(
            compression(
                definition,
                environment,
                "dataset.output.compression=uncompressed",
                "output.compression=zstd"))
        .as("the later override wins")
        .isEqualTo("zstd");
  }

  @Test
  void nullTakesAKeyBack() {
    String text = Definitions.SHOP + "dataset.sequences.recent.lookback = 1 day";
    assertThat(recent(text).lookbackMicros()).isEqualTo(Micros.PER_DAY);
    assertThat(recent(text, "sequences.recent.lookback=null").lookbackMicros())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(Definitions.parse(text, "output.window=null").definition().output().windowMicros())
        .isEqualTo(Micros.PER_DAY);
    assertThat(Definitions.problems(Definitions.layers(text, "name=null")))
        .containsExactly(
            "shop.conf:1: dataset.name: is missing. Add it; its type is: dataset name.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "path=s3a://bucket/a//b#c:d,e  | s3a://bucket/a//b#c:d,e",
        "path=${HOME}/data             | ${HOME}/data",
        "path=\"a \\\"b\\\" c\"        | a \"b\" c",
        "path=\"a\" + \"b\"            | \"a\" + \"b\"",
        "path=a=b                      | a=b",
        "dataset.path=/tmp/x           | /tmp/x",
      })
  void anOverrideIsTakenAsItStands(String override, String path) {
    assertThat(Definitions.parse(Definitions.SHOP, override).definition().path()).isEqualTo(path);
  }

  @Test
  void anOverrideCanBeAListOrASection() {
    assertThat(recent(Definitions.SHOP, "sequences.recent.columns=[amount]").columns())
        .containsExactly("event_time", "amount");
    assertThat(
            recent(Definitions.SHOP, "sequences.recent={ max-length = 7, gap = 1 day }")
                .maxLength())
        .isEqualTo(7);
  }

  @Test
  void aBrokenOverrideIsNamedWithTheOtherProblems() {
    assertThat(
            Definitions.problems(
                Definitions.layers(
                    Definitions.SHOP + "dataset.stge = x",
                    "output..window=1 day",
                    "sequences.recent.columns=[item",
                    "output.window=1",
                    "nme=x")))
        .containsExactly(
            "--set nme: dataset.nme: is not a known key; the nearest is dataset.name. Rename or"
                + " remove it.",
            "--set output..window: not valid HOCON: Invalid path 'output..window': path has a"
                + " leading, trailing, or two adjacent period '.' (use quoted \"\" empty string if"
                + " you want an empty element). Correct the syntax; a text with special characters"
                + " needs double quotes.",
            "--set output.window: dataset.output.window: \"1\" has no unit. Write the amount with"
                + " its unit, such as 180 days; units are weeks, days, hours, minutes, s, ms, us.",
            "--set sequences.recent.columns: not valid HOCON: List should have ended with"
                + " ] or had a comma, instead had token: end of file. Correct the syntax; a text with"
                + " special characters needs double quotes.",
            "shop.conf:17: dataset.stge: is not a known key; the nearest is dataset.stage. Rename"
                + " or remove it.");
  }

  @Test
  void anOverrideThatSetsNothingIsAWrongCommandLineAndIsNotShown() {
    assertThatThrownBy(() -> Definitions.layers(Definitions.SHOP, "novalue", "path=x", "=planted"))
        .isInstanceOf(HindcastException.class)
        .hasMessage(
            "Cannot use option --set number 1, 3: it is not written key=value. Write for example"
                + " --set output.compression=snappy.")
        .extracting(e -> ((HindcastException) e).code())
        .isEqualTo(ErrorCode.COMMAND_LINE_INVALID);
  }

  @Test
  void theReferenceOfAnotherLibraryDoesNotCount() {
    assertThat(LayersTest.class.getResource("/reference.conf"))
        .as("a reference.conf at the root of the class path, as other libraries have one")
        .isNotNull();
    assertThat(Definitions.parse(Definitions.SHOP).definition().output().compression())
        .isEqualTo("zstd");
  }

  @Test
  void theOrderIsThatOfTheFileAndNoOtherLayerChangesIt() {
    String definition =
        Definitions.SHOP
            .replace(
                "attributes { item = sku, amount = price }",
                "attributes { zeta = z, item = i, alpha = a, amount = price }")
            .replace("recent {", "zulu { max-length = 1 }, recent {");
    String environment =
        """
        dataset.sources {
          aaa { table = lake.a, user = u, event-id = i, event-time = t, arrival-time = a }
          clicks.attributes { before = b, amount = other, alpha = other }
        }
        """;
    DatasetDefinition parsed =
        DefinitionParser.parse(layers(definition, environment, "sources.clicks.where=x"))
            .definition();
    assertThat(parsed.sources()).extracting(EventSource::name).containsExactly("clicks", "aaa");
    assertThat(parsed.source("clicks").attributes())
        .containsExactly(
            Map.entry("zeta", "z"),
            Map.entry("item", "i"),
            Map.entry("alpha", "other"),
            Map.entry("amount", "other"),
            Map.entry("before", "b"));
    assertThat(parsed.sequences())
        .extracting(SequenceDefinition::name)
        .containsExactly("zulu", "recent");
  }

  @Test
  void aHigherLayersPolicyDropsWhatOnlyTheLowerLayersPolicyKnew() {
    String delayed =
        Definitions.SHOP + "dataset.knowledge { policy = as-known-at-label, delay = 5 s }";
    assertThat(Definitions.parse(delayed).definition().knowledge())
        .isEqualTo(new KnowledgePolicy.AsKnownAtLabel(5_000_000));
    assertThat(Definitions.parse(delayed, "knowledge.policy=as-known-at").definition().knowledge())
        .isEqualTo(new KnowledgePolicy.AsKnownAt());
    String fixed =
        Definitions.SHOP + "dataset.knowledge { policy = as-known-at, time = 2026-03-01 }";
    assertThat(Definitions.parse(fixed).knowledgeTimeMicros()).hasValue(Micros.parse("2026-03-01"));
    assertThat(Definitions.parse(fixed, "knowledge.policy=as-known-at-label").knowledgeTimeMicros())
        .isEmpty();
    assertThat(
            Definitions.problems(
                Definitions.layers(fixed, "knowledge.policy=as-known-at", "knowledge.delay=1 s")))
        .singleElement()
        .asString()
        .startsWith("--set knowledge.delay: dataset.knowledge.delay: is not allowed under");
  }

  @Test
  void variablesAndOtherKeysAreFilledIn() {
    DefinitionLayers layers =
        new DefinitionLayers(
            new DefinitionText(
                Definitions.FILE,
                Definitions.SHOP
                    + """
                    dataset.catalogs.lake.jdbc.password = ${LAKE_PASSWORD}
                    dataset.catalogs.lake.warehouse = ${dataset.path}/lake
                    dataset.owner = ${?OWNER}
                    dataset.sources.searches = ${dataset.sources.clicks} { where = "a > 1" }
                    """),
            Optional.of(new DefinitionText("env.conf", "dataset.path = \"/data/\"${REGION}")),
            List.of(),
            Map.of("LAKE_PASSWORD", "hunter2", "REGION", "eu"));
    DatasetDefinition parsed = DefinitionParser.parse(layers).definition();
    assertThat(parsed.path()).isEqualTo("/data/eu");
    assertThat(parsed.owner()).isEmpty();
    assertThat(parsed.catalogs().get("lake"))
        .containsEntry("jdbc.password", "hunter2")
        .containsEntry("warehouse", "/data/eu/lake");
    assertThat(parsed.source("searches").where()).contains("a > 1");
    assertThat(parsed.source("searches").attributes().keySet()).containsExactly("item", "amount");
  }

  @Test
  void everyMissingVariableIsNamedWithItsLineAndCausesNoOtherProblem() {
    assertThat(
            Definitions.problemsWith(
                """
                dataset.catalogs.lake.jdbc.password = ${LAKE_PASSWORD}
                dataset.sequences.recent.max-length = ${LENGTH}
                dataset.owner = "team "${TEAM}
                dataset.stge = x
                """))
        .containsExactly(
            "shop.conf:17: ${LAKE_PASSWORD} stands for nothing. Set an environment variable of that"
                + " name, or write ${?LAKE_PASSWORD}, which leaves the key out without it.",
            "shop.conf:18: ${LENGTH} stands for nothing. Set an environment variable of that name,"
                + " or write ${?LENGTH}, which leaves the key out without it.",
            "shop.conf:19: ${TEAM} stands for nothing. Set an environment variable of that name, or"
                + " write ${?TEAM}, which leaves the key out without it.",
            "shop.conf:20: dataset.stge: is not a known key; the nearest is dataset.stage. Rename"
                + " or remove it.");
  }

  @Test
  void aHigherLayerCanAddToAList() {
    assertThat(
            DefinitionParser.parse(layers(Definitions.SHOP, "dataset.labels.columns += next_item"))
                .definition()
                .labels()
                .columns())
        .containsExactly("label", "next_item");
  }

  @Test
  void theMachinesEnvironmentIsNotAsked() {
    assertThat(System.getenv()).containsKey("PATH");
    assertThat(Definitions.problemsWith("dataset.owner = ${PATH}"))
        .singleElement()
        .asString()
        .startsWith("shop.conf:17: ${PATH} stands for nothing.");
  }

  @Test
  void catalogPropertiesAreFlattenedAndKeptAsText() {
    assertThat(
            Definitions.parse(
                    Definitions.SHOP
                        + """
                        dataset.catalogs.lake {
                          jdbc { schema-version = V1, "strict.mode" = true }
                          clients = 007, "a.b" = 1.10, empty = ""
                          s3 { endpoint = "http://x", retry { count = 3 } }
                        }
                        """)
                .definition()
                .catalogs()
                .get("lake"))
        .isEqualTo(
            Map.of(
                "type", "hadoop",
                "warehouse", "lake",
                "jdbc.schema-version", "V1",
                "jdbc.strict.mode", "true",
                "clients", "007",
                "a.b", "1.10",
                "empty", "",
                "s3.endpoint", "http://x",
                "s3.retry.count", "3"));
    assertThat(Definitions.problemsWith("dataset.catalogs.lake { a.b = 1, \"a.b\" = 2 }"))
        .containsExactly(
            "shop.conf:17: dataset.catalogs.lake.a.b: is set twice. Keep one of the two.");
  }

  private static String compression(String definition, String environment, String... overrides) {
    return DefinitionParser.parse(layers(definition, environment, overrides))
        .definition()
        .output()
        .compression();
  }

  private static DefinitionLayers layers(
      String definition, String environment, String... overrides) {
    return new DefinitionLayers(
        new DefinitionText(Definitions.FILE, definition),
        Optional.of(new DefinitionText("env.conf", environment)),
        List.of(overrides),
        Map.of());
  }

  private static SequenceDefinition recent(String text, String... overrides) {
    return Definitions.parse(text, overrides).definition().sequences().get(0);
  }
}
