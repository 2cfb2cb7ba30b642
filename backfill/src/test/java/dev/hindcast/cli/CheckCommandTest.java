/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
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
}
