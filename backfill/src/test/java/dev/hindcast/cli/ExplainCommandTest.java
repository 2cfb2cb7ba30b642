/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String EXPLANATION =
      """
      {"dataset": "baskets", "version": 1, "label": "7", "user": "u",
       "labelTime": "2026-03-20T00:00:00Z", "knownUntil": "2026-03-19T23:00:00Z",
       "buildId": "b-1", "agrees": %s, "differences": [%s],
       "sequences": [{"name": "recent", "kept": 1, "maxLength": 10, "order": "oldest-first"}],
       "events": [
        {"source": "orders", "id": "1", "beforeLabelMicros": 3600000000, "revisions": [],
         "fates": {"recent": {"fate": "kept", "position": 0, "enrichments": {
          "items": {"asOf": "event", "key": "a", "row": {"validFrom": "2026-01-01T00:00:00Z",
            "validTo": "2026-05-01T00:00:00Z", "knownAt": "2026-01-02T00:00:00Z",
            "values": {"category": "toys"}},
           "lost": [
            {"why": "not-yet-known", "count": 2, "by": "1 d", "byMicros": 86400000000,
             "nearest": {"validFrom": "2026-02-01T00:00:00Z",
              "knownAt": "2026-03-21T00:00:00Z"}}]},
          "shops": {"asOf": "label", "key": null, "miss": "no-key", "onMiss": "null",
           "lost": []}}}}},
        {"source": "orders", "id": "2", "beforeLabelMicros": -60000000, "revisions": [],
         "fates": {"recent": {"fate": "too-new", "by": "1 min"}}},
        {"source": "orders", "id": "4", "beforeLabelMicros": 7200000000, "revisions": [],
         "fates": {"recent": {"fate": "filtered",
          "detail": "sequences.recent.filter: item <> 'POSTAGE' AND quantity > 0"}}}],
       "rejectedRows": [{"source": "orders", "id": "3", "reason": "null-event-time"}]}
      """;

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void publishAVersion() {
    shop = TestShop.withVersion(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void everyEventIsSaidToPeopleWithWhatEnrichmentsFound() {
    FakeSubmitter submitter = reporting("true", "");

    CommandRun run = explain(submitter, "--label", "7", "--sequence", "recent", "--quiet");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            Label 7 of baskets@v1
              user          u
              label time    2026-03-20T00:00:00Z
              saw arrivals  until 2026-03-19T23:00:00Z
              build         b-1

            Sequence recent: 1 of at most 10, oldest-first
              before label  source  event  fate
                       1 h  orders      1  kept at position 0
                  items of a: category toys (from 2026-01-01 to 2026-05-01, known
                    2026-01-02); lost: 2 not yet known (nearest by 1 d, from 2026-02-01,
                    known 2026-03-21)
                  shops as of the label: nothing, its source has no such key; on-miss = null
                    +1 min  orders      2  too new: 1 min after the label
                       2 h  orders      4  filtered by sequences.recent.filter: item <> 'POSTAGE' AND quantity > 0

            Rejected rows of the user
              source  event  reason
              orders      3  null-event-time

            Computed again, every column of the row is what is stored.
            """);
    assertThat(submitter.submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.kind()).isEqualTo(JobKind.EXPLAIN);
              assertThat(submission.folder()).doesNotExist();
              assertThat(submission.arguments())
                  .containsExactly(
                      "--dataset",
                      shop.dataset().toString(),
                      "--version",
                      "1",
                      "--label",
                      "7",
                      "--sequence",
                      "recent");
            });
  }

  @Test
  void programsReadAllOfItAsJsonAndNothingElse() throws IOException {
    CommandRun run = explain(reporting("true", ""), "--label", "7", "--format", "json", "--quiet");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(new ObjectMapper().readTree(EXPLANATION.formatted("true", "")));
  }

  @Test
  void aRowThatIsNotWhatIsStoredIsSaidLoudlyAndEndsWithOne() {
    CommandRun run =
        explain(
            reporting("false", "\"recent__item: stored [a], computed again [b]\""), "--label=7");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Computed again, the row is NOT what is stored.")
        .contains("Cannot vouch for label 7 of baskets@v1: ")
        .contains("  recent__item: stored [a], computed again [b]\n");
  }

  @Test
  void aLabelThatIsNotThereEndsWithThree() {
    FakeSubmitter missing =
        new FakeSubmitter(
            Scenario.PUBLISHES,
            submission -> {
              throw new HindcastException(
                  ErrorCode.LABEL_MISSING,
                  "Cannot explain label 99: the version has no such row. Check the id.");
            });

    CommandRun run = explain(missing, "--label=99", "--quiet");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith("Cannot explain label 99: the version has no such row. Check the id.\n");
    assertThat(missing.submissions().get(0).folder()).doesNotExist();
    assertThat(explain(missing, "--label=99", "--format=json").out())
        .contains("\"code\" : \"LABEL_MISSING\"", "\"exitCode\" : 3");
  }

  @Test
  void aVersionThatIsNotThereIsSaidBeforeTheEngineStarts() {
    FakeSubmitter submitter = reporting("true", "");

    CommandRun run = CommandRun.of(submitter, "explain", shop.dataset() + "@v7", "--label=7");

    assertThat(run.err()).contains("Cannot read version 7 of dataset baskets: its versions are");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(submitter.submissions()).isEmpty();
  }

  @Test
  void withoutALabelThereIsNothingToExplain() {
    CommandRun run = explain(reporting("true", ""));

    assertThat(run.err()).contains("--label");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void whatWouldGiveOtherRowsIsRefused() {
    FakeSubmitter submitter = reporting("true", "");

    CommandRun run = explain(submitter, "--label=7", "--set", "sequences.recent.max-length=3");

    assertThat(run.err())
        .contains("Cannot use the definition of dataset baskets@v1")
        .contains("it would give other rows than the version has")
        .contains("Lay over it only how to reach the catalogs.");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(submitter.submissions()).isEmpty();
  }

  private CommandRun explain(FakeSubmitter submitter, String... options) {
    return CommandRun.of(submitter, "explain", shop.dataset(), options);
  }

  private static FakeSubmitter reporting(String agrees, String differences) {
    return new FakeSubmitter(Scenario.REPORTS, EXPLANATION.formatted(agrees, differences));
  }
}
