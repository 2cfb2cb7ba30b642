/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsDiffCommandTest {
  private static final String REPORT =
      """
      {"dataset": "baskets", "sameFingerprint": true,
       "before": {"version": 1, "policy": "as-known-at", "knowledgeTime": "2026-02-01T00:00:00Z",
        "engineVersion": "1", "rows": 1000},
       "after": {"version": 2, "policy": "as-known-at", "knowledgeTime": "2026-03-01T00:00:00Z",
        "engineVersion": "1", "rows": 1100},
       "definition": [{"key": "dataset.owner", "before": null, "after": "growth"}],
       "schema": [], "sources": [{"table": "lake.shop.orders", "before": 11, "after": 22}],
       "windows": {"same": 7, "added": [], "removed": [{"from": "2026-01-02T00:00:00Z",
         "rows": 5}], "changed": [{"from": "2026-01-01T00:00:00Z", "rows": 20,
         "rowsBefore": 10}]},
       "statistics": {"recent": {"meanLength": {"before": 1.0, "after": 2.26},
         "emptyShare": {"before": 0.5, "after": 0.25},
         "truncatedShare": {"before": 0, "after": 0}}},
       "rows": {"labels": {"added": 1, "changed": 2}, "splits": {"train to null": 1},
        "columns": {"split": 1},
        "sequences": {"recent": {"labels": 2, "edits": {"inserted": 3},
          "fields": {"price": 1}}},
        "causes": {"late-arrival": {"events": 3}, "range": {"labels": 1}},
        "examples": [{"label": "7", "user": "u", "change": "changed", "cause": "label-change",
          "columns": {"split": {"before": "train", "after": null}},
          "sequences": {"recent": {"firstDivergence": 1, "edits": [
            {"edit": "inserted", "to": 1, "cause": "late-arrival",
             "event": {"event_time": "2026-01-01T00:00:00Z", "price": 1.5}},
            {"edit": "changed", "from": 1, "to": 2, "cause": "correction",
             "event": {"event_time": "2026-01-01T01:00:00Z", "price": 1.5},
             "fields": {"price": {"before": 1.5, "after": 2.5}}}]}}}]}}
      """;

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void publishTwoVersions() throws IOException {
    shop = TestShop.withVersion(folder);
    Path versions = shop.dataset().resolve("versions");
    String manifest = Files.readString(versions.resolve("v000001.json"));
    Files.writeString(
        versions.resolve("v000002.json"),
        manifest.replaceFirst("\"version\" ?: 1,", "\"version\": 2,"));
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void peopleReadWhatWasChangedAndWhatThatChanged() {
    CommandRun run = diff(new FakeSubmitter(Scenario.REPORTS, REPORT), "@v1", "v2", "--quiet");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            baskets@v1 to @v2
              definition    gives the same rows (equal fingerprints)
              knowledge     as-known-at, K = 2026-02-01T00:00:00Z to 2026-03-01T00:00:00Z
              source        lake.shop.orders from snapshot 11 to 22
              rows          1,000 to 1,100
              windows       7 the same, 1 changed, 0 added, 1 removed

            Label windows that differ
              label window from     change   rows before  rows after
              2026-01-01T00:00:00Z  changed           10          20
              2026-01-02T00:00:00Z  removed            5           -

            Keys of the definition that differ
              key            before  after
              dataset.owner  none    growth

            Over all label windows
              sequence  mean length  empty           cut to max-length
              recent     1.0 to 2.3  50.0% to 25.0%  0.0% to 0.0%

            Labels
              added         1
              removed       0
              changed       2
              split         train to none: 1 label
              column        split: 1 label

            Events of the labels that both versions have
              sequence  labels  inserted  removed  changed  moved
              recent         2         3        0        0      0

            Fields of events that both lists have
              sequence  field  events
              recent    price       1

            Causes, where they follow from what the versions hold
              cause         events in lists  labels themselves
              late-arrival                3                  0
              range                       0                  1
              Labels themselves are those added, removed, or with other columns beside their sequences.

            For example label 7 of user u: changed, label-change
              split train to none
              recent differs from position 1 on
              from  to  event     cause         values
                 -   1  inserted  late-arrival  event_time 2026-01-01T00:00:00Z, price 1.5
                 1   2  changed   correction    at 2026-01-01T01:00:00Z, price 1.5 to 2.5
            """);
  }

  @Test
  void programsReadAllOfItAsJson() throws IOException {
    CommandRun run =
        diff(new FakeSubmitter(Scenario.REPORTS, REPORT), "@v1", "v2", "--format=json", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(new ObjectMapper().readTree(REPORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "@v2", "WHOLE"})
  void theSecondVersionMayStandAlone(String second) {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, REPORT);

    diff(submitter, "@v1", second.replace("WHOLE", shop.dataset() + "@v2"), "--rows=r.jsonl");

    assertThat(submitter.submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.kind()).isEqualTo(JobKind.DIFF);
              assertThat(submission.arguments())
                  .containsExactly(
                      "--dataset",
                      shop.dataset().toString(),
                      "--before",
                      "1",
                      "--after",
                      "2",
                      "--rows",
                      Path.of("r.jsonl").toAbsolutePath().toString());
            });
  }

  @Test
  void versionsOfTwoDatasetsAreNotCompared() {
    CommandRun run = diff(new FakeSubmitter(Scenario.REPORTS, REPORT), "@v1", "/other/set@v1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("they are versions of two datasets. Give two versions of one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@v2", "@latest"})
  void aVersionIsNotComparedWithItself(String first) {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, REPORT);

    CommandRun run = diff(submitter, first, "v2");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "Cannot compare '"
                + shop.dataset()
                + first
                + "' with 'v2': both are version 2. Name the"
                + " version before with @, such as DATASET@v6; without it, it is the latest.");
    assertThat(submitter.submissions()).isEmpty();
  }

  @Test
  void aVersionThatIsNotThereIsSaid() {
    CommandRun run = diff(new FakeSubmitter(Scenario.REPORTS, REPORT), "@v1", "v9");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("version 9");
  }

  private CommandRun diff(FakeSubmitter submitter, String first, String... more) {
    return CommandRun.of(submitter, "versions", "diff", shop.dataset() + first, more);
  }
}
