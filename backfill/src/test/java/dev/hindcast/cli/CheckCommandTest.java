/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String EXAMPLE_AS_EXPECTED =
      """
      {"examples": [{"name": "late-order", "labels": 2, "sequences": 3, "differences": []}]}
      """;

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
    assertThat(shop.dataset()).as("a check leaves nothing").doesNotExist();
  }

  @Test
  void aValidDefinitionIsSaidToBeSo() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.CHECKS);

    CommandRun run = CommandRun.of(submitter, "check", shop.definition());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "The definition of dataset baskets is valid: its keys, its 2 tables with their"
                + " columns, and its expressions. No data was read.\n");
    assertThat(submitter.submissions()).singleElement().extracting("kind").isEqualTo(JobKind.CHECK);
    assertThat(submitter.submissions().get(0).folder()).doesNotExist();
  }

  @Test
  void theAnswerIsJsonForPrograms() {
    assertThat(CommandRun.of("check", shop.definition(), "--format", "json").out())
        .contains("\"status\" : \"valid\"", "\"dataset\" : \"baskets\"");
  }

  @Test
  void whatTheEngineRefusesIsSaid() {
    CommandRun run = CommandRun.of(new FakeSubmitter(Scenario.REFUSES), "check", shop.definition());

    assertThat(run.err()).isEqualTo("Cannot so.\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void tablesAreCheckedBeforeTheEngineStarts() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.CHECKS);

    CommandRun run =
        CommandRun.of(
            submitter, "check", shop.definition(shop.text().replace("shop.labels", "shop.lables")));

    assertThat(run.err()).contains("The nearest one is lake.shop.labels");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(submitter.submissions()).isEmpty();
  }

  @Test
  void examplesBesideTheDefinitionAreRun() throws IOException {
    Files.createDirectories(folder.resolve("examples/late-order"));
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, EXAMPLE_AS_EXPECTED);

    CommandRun run = CommandRun.of(submitter, "check", shop.definition());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("Examples in " + folder.resolve("examples") + ": 1 run, all as expected.\n")
        .endsWith("  ok    late-order: 2 labels, 3 sequences\n");
    assertThat(submitter.submissions().get(0).arguments())
        .containsExactly("--examples", folder.resolve("examples").toString());
  }

  @Test
  void examplesOfTheDefinitionAloneWinOverThoseOfTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("examples/baskets/late-order"));
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, EXAMPLE_AS_EXPECTED);

    CommandRun.of(submitter, "check", shop.definition());

    assertThat(submitter.submissions().get(0).arguments())
        .containsExactly("--examples", folder.resolve("examples/baskets").toString());
  }

  @Test
  void anExampleThatDiffersIsPrintedAndEndsWithThree() throws IOException {
    Files.createDirectories(folder.resolve("examples/late-order"));
    FakeSubmitter submitter =
        new FakeSubmitter(
            Scenario.REPORTS,
            """
            {"examples": [{"name": "late-order", "labels": 2, "sequences": 3, "differences": [
              {"label": "l1", "sequence": "recent", "column": "item", "expected": "a|b",
               "actual": null}]}]}
            """);

    CommandRun run = CommandRun.of(submitter, "check", shop.definition(), "--format", "json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .endsWith(
            """
              FAIL  late-order
                    label l1, sequence recent, item
                      expected  a|b
                      actual    (empty)
            """);
    assertThat(run.out())
        .contains("\"status\" : \"failed\"", "\"code\" : \"EXAMPLES_DIFFER\"", "\"a|b\"");
  }

  @Test
  void withoutACatalogTheExamplesAreRunAlone() throws IOException {
    Files.createDirectories(folder.resolve("examples/late-order"));
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, EXAMPLE_AS_EXPECTED);

    CommandRun run =
        CommandRun.of(
            submitter,
            "check",
            shop.definition(),
            "--set",
            "catalogs.lake.uri=jdbc:sqlite:gone.db");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .startsWith("Warning: ")
        .contains(
            "gone.db does not exist",
            "The keys of dataset baskets are valid. Its tables were not looked at;");
    assertThat(submitter.submissions().get(0).arguments()).contains("--tables", "unreachable");
  }

  @Test
  void withoutACatalogAndWithoutExamplesOnlyTheKeysAreChecked() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.CHECKS);

    CommandRun run =
        CommandRun.of(
            submitter,
            "check",
            shop.definition(),
            "--set",
            "catalogs.lake.uri=jdbc:sqlite:gone.db");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .contains("All keys of the definition are valid. Its columns and expressions could not be");
    assertThat(submitter.submissions()).isEmpty();
  }
}
