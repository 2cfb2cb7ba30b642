/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectCommandTest {
  private static final String REPORT =
      """
      {"dataset": "baskets", "baseVersion": 1, %s "policy": "as-known-at-label",
       "knowledgeTime": "2026-11-20T12:00:00Z", "touchedLabels": 2100, "affectedLabels": 1,
       "affectedWindows": 1, "windowsOfVersion": 2, "carriedRows": 2099,
       "changes": [
        {"input": "labels", "reason": "label", "touching": 1, "unseen": 0, "users": 1},
        {"input": "orders", "reason": "late-arrival", "touching": 3, "unseen": 4000, "users": 2}],
       "windows": [
        {"from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z", "rows": 2000,
         "touchedLabels": 2000, "affectedLabels": 0},
        {"from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z", "rows": 100,
         "touchedLabels": 100, "affectedLabels": 1}]}
      """;

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void publishAVersion() throws IOException {
    shop = TestShop.withVersion(folder);
    forgetBuild();
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void peopleReadWhatChangedAndWhomItTouched() {
    CommandRun run = correct("", shop.definition(), "--dry-run", "--quiet");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            Correcting baskets@v1 would change it; nothing was published.
              policy        as-known-at-label
              knows until   2026-11-20T12:00:00Z

              changed input  reason        seen  seen by no label  users
              labels         label            1                 0      1
              orders         late-arrival     3             4,000      2

              touched       2,100 labels that a change may affect
              affected      1 label with another row than before
              carried over  2,099 rows

              label window                                  rows  touched  affected
              [2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z)   100      100         1
            """);
  }

  @Test
  void theNewVersionIsPrintedForPrograms() {
    CommandRun run = correct("\"version\": 2,", shop.definition());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "@v2\n");
    assertThat(run.err()).contains("baskets@v1 was corrected: the new version is v2.");
  }

  @Test
  void aVersionThatOnlyConfirmsSaysSo() {
    String report =
        REPORT
            .formatted("\"version\": 2,")
            .replace("\"affectedWindows\": 1", "\"affectedWindows\": 0");
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, report);

    CommandRun run = CommandRun.of(submitter, "correct", shop.definition(), "--confirm");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "@v2\n");
    assertThat(run.err())
        .contains(
            "baskets@v1 has the rows of its present inputs: its windows are confirmed in v2.");
    assertThat(submitter.submissions().get(0).arguments()).containsExactly("--confirm", "yes");
  }

  @Test
  void programsReadAllOfItAsJson() throws IOException {
    CommandRun run = correct("", shop.definition(), "--format=json", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(new ObjectMapper().readTree(REPORT.formatted("")));
  }

  @Test
  void theRequestIsOfAllWindowsOfTheLatestVersion() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, REPORT.formatted(""));
    CommandRun run = CommandRun.of(submitter, "correct", shop.definition(), "--dry-run");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(shop.dataset().resolve("builds")).doesNotExist();
    assertThat(submitter.submissions().get(0).request().parentVersion()).isEqualTo(1);
    assertThat(submitter.submissions().get(0).request().windows()).hasSize(2);
    assertThat(submitter.submissions().get(0).request().reason()).isEqualTo("correction");
    assertThat(submitter.submissions().get(0).arguments()).containsExactly("--dry-run", "yes");
  }

  @Test
  void anotherDefinitionIsRefused() {
    Path other = shop.definition(shop.text().replace("max-length = 10", "max-length = 11"));
    CommandRun run = correct("", other);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("Cannot correct version 1 of dataset baskets: the definition has changed");
  }

  @Test
  void anEarlierVersionCanOnlyBeLookedAt() throws IOException {
    Path versions = shop.dataset().resolve("versions");
    Files.writeString(
        versions.resolve("v000002.json"),
        Files.readString(versions.resolve("v000001.json"))
            .replaceFirst("\"version\" ?: 1,", "\"version\": 2,"));

    CommandRun published = correct("", shop.definition(), "--since=v1");
    assertThat(published.exitCode()).isEqualTo(2);
    assertThat(published.err())
        .contains("Cannot publish a correction of version 1", "--dry-run", "versions rollback");
    assertThat(correct("", shop.definition(), "--since=1", "--dry-run").exitCode()).isZero();
    assertThat(correct("", shop.definition(), "--since=v7", "--dry-run").exitCode()).isEqualTo(3);
  }

  /** All commands of tests run at one moment, so that their builds have one id. */
  private void forgetBuild() throws IOException {
    DatasetStores.open(shop.folder + "/datasets", "baskets", new Configuration())
        .files()
        .deleteFolder("builds");
  }

  private CommandRun correct(String version, Object... arguments) {
    return CommandRun.of(
        new FakeSubmitter(Scenario.REPORTS, REPORT.formatted(version)), "correct", arguments);
  }
}
