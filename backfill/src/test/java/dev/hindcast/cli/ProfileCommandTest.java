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

class ProfileCommandTest {
  private static final String PROFILE =
      """
      {"dataset": "baskets", "policy": "%s", "declaredDelay": "1 h",
       "knowledgeTime": "2026-11-20T12:00:00Z",
       "labels": {"table": "lake.shop.labels", "rows": 1200, "rejectedRows": 2,
        "rejected": {"null-user": 2}, "users": 30},
       "sources": [{"name": "orders", "table": "lake.shop.orders", "rows": 5000,
        "rejectedRows": 0, "rejected": {}, "users": 40, "events": 4000, "duplicates": 900,
        "corrections": 60, "retractions": 40, "ties": 3, "arrivedBeforeEvent": 1,
        "lateness": {"events": 4000, "p50": "10 s", "p90": "20 s", "p95": "30 s", "p99": "1 d",
         "p99.9": "2 d", "max": "10 d", "laterThanDeclaredDelay": 40, "laterShare": 0.01,
         "histogram": [{"upTo": "10 s", "events": 2000}, {"upTo": "1 d", "events": 1000},
          {"events": 1000}]},
        "proposedDelay": "2 d", "heavyUsers": [{"user": "u7", "events": 400}],
        "largestUserShare": 0.1}],
       "proposal": {"coveredShare": 0.999, "delay": "2 d", "delayMicros": 172800000000,
        "labels": 1198, "differingLabels": 599, "differingLabelsBySource": {"orders": 599}}}
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
    assertThat(shop.dataset()).as("a profile leaves nothing").doesNotExist();
  }

  @Test
  void theFiguresAreTablesForPeople() {
    FakeSubmitter submitter = reporting("as-known-at-label");

    CommandRun run = CommandRun.of(submitter, "profile", shop.definition(), "--quiet");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("Sources of dataset baskets, policy as-known-at-label, delay 1 h, known at")
        .contains("  orders  lake.shop.orders  5,000         0     40   4,000\n")
        .contains("  labels  null-user              2\n")
        .contains("  orders  10 s  20 s  30 s  1 d    2 d  10 d   1.0%       2 d\n")
        .contains("Lateness of orders, in steps that grow\n  up to 10 s    ██")
        .contains("  u7       400\n")
        .contains("    knowledge { delay = 2 days }\n")
        .contains(
            "599 of 1,198 labels (50.0%) would see other revisions than with the declared 1 h.");
    assertThat(run.err().lines()).allMatch(line -> line.length() <= 110);
    assertThat(submitter.submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.kind()).isEqualTo(JobKind.PROFILE);
              assertThat(submission.folder()).doesNotExist();
            });
  }

  @Test
  void aPolicyWithoutADelayIsNotSaidToDeclareOne() {
    CommandRun run =
        CommandRun.of(reporting("as-known-at"), "profile", shop.definition(), "--quiet");

    assertThat(run.err())
        .startsWith("Sources of dataset baskets, policy as-known-at, known at")
        .contains("than with none; it counts once the policy is as-known-at-label.");
  }

  @Test
  void programsReadAllOfItAsJsonAndNothingElse() {
    CommandRun run =
        CommandRun.of(
            reporting("as-known-at-label"),
            "profile",
            shop.definition(),
            "--format=json",
            "--quiet");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("{").contains("\"delayMicros\" : 172800000000");
  }

  @Test
  void whatTheEngineRefusesIsSaid() {
    CommandRun run =
        CommandRun.of(new FakeSubmitter(Scenario.REFUSES), "profile", shop.definition(), "--quiet");

    assertThat(run.err()).isEqualTo("Cannot so.\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void tablesThatAreNotThereAreSaidBeforeTheEngineStarts() {
    FakeSubmitter submitter = reporting("as-known-at-label");

    CommandRun run =
        CommandRun.of(
            submitter,
            "profile",
            shop.definition(shop.text().replace("shop.labels", "shop.lables")));

    assertThat(run.err()).contains("The nearest one is lake.shop.labels");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(submitter.submissions()).isEmpty();
  }

  private static FakeSubmitter reporting(String policy) {
    return new FakeSubmitter(Scenario.REPORTS, PROFILE.formatted(policy));
  }
}
