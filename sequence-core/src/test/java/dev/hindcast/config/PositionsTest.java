/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionsTest {
  @Test
  void aProblemIsNamedWithTheLayerThatCausedIt() {
    assertThat(
            Definitions.problems(
                new DefinitionLayers(
                    new DefinitionText(
                        Definitions.FILE, Definitions.SHOP + "dataset.output.compression = a"),
                    Optional.of(
                        new DefinitionText(
                            "env.conf",
                            "\n\ndataset { gates.min-rows = x\n output { layout = b } }")),
                    List.of("output.window=c"),
                    Map.of())))
        .extracting(problem -> problem.substring(0, problem.indexOf(' ', 6)))
        .containsExactly("--set output.window:", "env.conf:3:", "env.conf:4:", "shop.conf:17:");
  }

  @Test
  void keysOnOneLineAndItemsOnManyAllHaveTheirLine() {
    assertThat(
            Definitions.problemsWith(
                """
                dataset { stage = a, owner = "", output { layout = b
                compression = c } }
                dataset.labels.columns = [
                  fine,
                  "not fine",

                  "nor this"
                ]
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ", 14)))
        .containsExactly(
            "shop.conf:17: dataset.output.layout",
            "shop.conf:17: dataset.owner",
            "shop.conf:17: dataset.stage",
            "shop.conf:18: dataset.output.compression",
            "shop.conf:21: dataset.labels.columns",
            "shop.conf:23: dataset.labels.columns");
  }

  @Test
  void textsOfSeveralLinesCommentsAndWindowsLineEndsAreCounted() {
    String text =
        Definitions.SHOP
            + """
            dataset.description = \"""one,
            two { three
            \"""
            # a comment, with a comma { and a brace
            // another, one "
            dataset.stage = prod
            """;
    assertThat(Definitions.problems(Definitions.layers(text)))
        .singleElement()
        .asString()
        .startsWith("shop.conf:22: dataset.stage: ");
    assertThat(Definitions.problems(Definitions.layers(text.replace("\n", "\r\n"))))
        .singleElement()
        .asString()
        .startsWith("shop.conf:22: dataset.stage: ");
  }

  @Test
  void whatStandsDeepInASectionHasItsOwnLineAndLayer() {
    assertThat(
            Definitions.problems(
                new DefinitionLayers(
                    new DefinitionText(
                        Definitions.FILE,
                        Definitions.SHOP
                            + """
                            dataset.sequences.recent.derive {
                              first = "1"
                              seen {
                                type = count
                                within = soon
                              }
                              lost { type = sum,
                                by = item }
                              plain = 1, visit { type = session, idle = 1 day }
                            }
                            """),
                    Optional.of(
                        new DefinitionText(
                            "env.conf",
                            "dataset {\n sequences.recent.derive.seen.by = itm\n"
                                + " sequences.recent.quota { by = item, a = 1.5 } }")),
                    List.of(
                        "sequences.recent.derive.visit.idle=0 s",
                        "output.splits.train=2026-01-01",
                        "output.splits.users={ train = 2 }"),
                    Map.of())))
        .extracting(problem -> problem.replaceFirst("(: dataset[^:]*): .*", "$1"))
        .containsExactly(
            "--set output.splits.train: dataset.output.splits.train",
            "--set output.splits.users: dataset.output.splits.users.train",
            "--set sequences.recent.derive.visit.idle: dataset.sequences.recent.derive.visit.idle",
            "env.conf:2: dataset.sequences.recent.derive.seen.by",
            "env.conf:3: dataset.sequences.recent.quota.a",
            "shop.conf:21: dataset.sequences.recent.derive.seen.within",
            "shop.conf:23: dataset.sequences.recent.derive.lost.of");
  }

  @Test
  void aByteOrderMarkIsIgnored() {
    assertThat(Definitions.parse("\ufeff" + Definitions.SHOP))
        .isEqualTo(Definitions.parse(Definitions.SHOP));
  }

  @Test
  void aValueThatCameInThroughASubstitutionIsNamedWhereItIsUsed() {
    assertThat(
            Definitions.problems(
                Definitions.layers(
                    "dataset.owner = many\n"
                        + Definitions.SHOP.replace(
                            "max-length = 10", "max-length = ${dataset.owner}"))))
        .singleElement()
        .asString()
        .startsWith("shop.conf:14: dataset.sequences.recent.max-length: must be a whole number");
  }

  @Test
  void brokenSyntaxIsNamedWithItsLine() {
    assertThat(Definitions.problems(Definitions.layers("dataset {\n name = shop, path = a\n")))
        .containsExactly(
            "shop.conf:3: not valid HOCON: expecting a closing brace '}' here, not: end of file."
                + " Correct the syntax; a text with special characters needs double quotes.");
    assertThat(Definitions.problemsWith("dataset.path = s3a://bucket/x"))
        .containsExactly(
            "shop.conf:17: not valid HOCON: Expecting end of input or a comma, got ':'. Correct the"
                + " syntax; a text with special characters needs double quotes.");
    assertThat(Definitions.problems(Definitions.layers("[1]")))
        .containsExactly(
            "shop.conf:1: not valid HOCON: has type LIST rather than object at file root. Correct"
                + " the syntax; a text with special characters needs double quotes.");
    assertThat(Definitions.problemsWith("dataset.labels = text { a = 1 }"))
        .containsExactly(
            "shop.conf:17: not valid HOCON: Cannot concatenate object or list with a"
                + " non-object-or-list, Unquoted(\"text\") and SimpleConfigObject({\"a\":1}) are not"
                + " compatible. Correct the syntax; a text with special characters needs double"
                + " quotes.");
  }

  @Test
  void brokenSyntaxInBothFilesIsReportedAtOnce() {
    assertThat(
            Definitions.problems(
                new DefinitionLayers(
                    new DefinitionText(Definitions.FILE, "dataset {"),
                    Optional.of(new DefinitionText("env.conf", "a = ]")),
                    List.of(),
                    Map.of())))
        .hasSize(2)
        .satisfies(problems -> assertThat(problems.get(0)).startsWith("env.conf:1: not valid"))
        .satisfies(problems -> assertThat(problems.get(1)).startsWith("shop.conf:1: not valid"));
  }

  @Test
  void aCircleOfSubstitutionsIsRefused() {
    assertThat(
            Definitions.problemsWith(
                "dataset.owner = ${dataset.stage}\ndataset.stage = ${dataset.owner}"))
        .containsExactly(
            "shop.conf:18: ${dataset.owner} stands for nothing. Set an environment variable of that"
                + " name, or write ${?dataset.owner}, which leaves the key out without it.");
  }

  @Test
  void aSubstitutionThatCannotBeAppliedIsRefused() {
    assertThat(Definitions.problemsWith("dataset.labels = ${dataset.name} [1]"))
        .containsExactly(
            "shop.conf:2: cannot be resolved: Cannot concatenate object or list with a"
                + " non-object-or-list, Unquoted(\"shop\") and SimpleConfigList([1]) are not"
                + " compatible. Correct the substitution.");
  }

  @Test
  void includesAreRefusedInAllTheirForms() {
    assertThat(
            Definitions.problemsWith(
                """
                include "other.conf"
                include file("/etc/passwd")
                include url("http://localhost:1/x.conf")
                include classpath("reference.conf")
                include required(file("must.conf"))
                """))
        .containsExactly(
            "shop.conf:17: include of \"other.conf\" is not supported. Write the keys into this"
                + " file, or give a second file with --env.",
            "shop.conf:18: include of \"/etc/passwd\" is not supported. Write the keys into this"
                + " file, or give a second file with --env.",
            "shop.conf:19: include of \"http://localhost:1/x.conf\" is not supported. Write the keys"
                + " into this file, or give a second file with --env.",
            "shop.conf:20: include of \"reference.conf\" is not supported. Write the keys into this"
                + " file, or give a second file with --env.",
            "shop.conf:21: include of \"must.conf\" is not supported. Write the keys into this file,"
                + " or give a second file with --env.");
  }

  @Test
  void aBombOfBracesIsRefusedBeforeItIsParsed() {
    assertThat(Definitions.problemsWith("a = " + "{ a = ".repeat(50_000)))
        .containsExactly(
            "shop.conf: sections and lists are nested 50000 deep. Nest them at most 100 deep.");
    assertThat(Definitions.problemsWith("a = " + "[".repeat(50_000)))
        .containsExactly(
            "shop.conf: sections and lists are nested 50000 deep. Nest them at most 100 deep.");
    assertThat(Definitions.problemsWith("a." + "a.".repeat(50_000) + "a = 1"))
        .containsExactly(
            "shop.conf: sections and lists are nested 50001 deep. Nest them at most 100 deep.");
    for (String override : List.of("a.".repeat(50_000) + "a=1", "a=" + "{a=".repeat(50_000))) {
      assertThat(Definitions.problems(Definitions.layers(Definitions.SHOP, override)))
          .containsExactly(
              ShownText.name("--set " + override.substring(0, override.indexOf('=')))
                  + ": sections and lists are nested 50001 deep. Nest them at most 100 deep.");
    }
  }
}
