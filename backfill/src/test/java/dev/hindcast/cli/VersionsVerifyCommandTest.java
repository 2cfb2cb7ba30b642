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
import org.junit.jupiter.params.provider.CsvSource;

class VersionsVerifyCommandTest {
  private static final String INTACT =
      """
      {"dataset": "baskets", "version": 1, "intact": true, "findings": 0, "files": 2,
       "filesRead": 2, "rows": 1234, "events": 5, "definitionIsOwn": true, "damagedFiles": [],
       "damagedWindows": [], "repeatedLabels": []%s}
      """;

  private static final String DAMAGED =
      """
      {"dataset": "baskets", "version": 1, "intact": false, "findings": 5, "files": 2,
       "filesRead": 1, "rows": 10, "events": 20, "definitionIsOwn": false,
       "leftoverFiles": 3, "leftoverBytes": 2048,
       "damagedFiles": [{"path": "data/b-1/label_date=2026-03-01/part-0.parquet", "findings": 3,
         "window": {"from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z"},
         "listed": [
          {"check": "sha-256", "detail": "SHA-256 is a, published was b", "remedy": "Restore it."},
          {"check": "page", "rowGroup": 0, "column": "recent__item",
           "detail": "page 1 at byte 99 of the file", "remedy": "Restore it."}]}],
       "damagedWindows": [{"from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z",
         "detail": "its files have 9 rows"}],
       "repeatedLabels": [{"label": "7", "rows": 2}]}
      """;

  private static final String REBUILD =
      """
      , "rebuild": {"equal": 1, "different": %d, "not-rebuilt": %d, "windows": [
        {"from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z", "outcome": "different",
         "buildId": "b-1", "rows": 2, "rowDigest": "aa", "rebuiltRows": 3,
         "rebuiltRowDigest": "bb"},
        {"from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z", "outcome": "not-rebuilt",
         "buildId": "b-1", "rows": 2, "rowDigest": "aa", "why": "the snapshot is gone"},
        {"from": "2026-03-03T00:00:00Z", "to": "2026-03-04T00:00:00Z", "outcome": "not-rebuilt",
         "buildId": "b-1", "rows": 2, "rowDigest": "aa", "why": "the snapshot is gone"}]}
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
  void anIntactVersionEndsWithZero() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, INTACT.formatted(""));

    CommandRun run = verify(submitter, "--quiet");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            baskets@v1 is intact.
              read          2 of 2 files, 1,234 rows, 5 events
              findings      0
            """);
    assertThat(submitter.submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.kind()).isEqualTo(JobKind.VERIFY);
              assertThat(submission.request().reason()).isEqualTo("verify");
              assertThat(submission.arguments())
                  .containsExactly("--dataset", shop.dataset().toString(), "--version", "1");
            });
  }

  @Test
  void everyFindingIsSaidWithItsPlaceAndWhatToDo() {
    CommandRun run = verify(new FakeSubmitter(Scenario.REPORTS, DAMAGED), "--quiet");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            """
            baskets@v1 is NOT intact.
              read          1 of 2 files, 10 rows, 20 events
              findings      5
              leftovers     3 files, 2.0 KiB, that no version names; readers never see them

            File data/b-1/label_date=2026-03-01/part-0.parquet
              label window  [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z)
              sha-256       SHA-256 is a, published was b
              page          row group 0, column recent__item: page 1 at byte 99 of the file
              and           1 more
              Restore it.

            Label window [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z): its files have 9 rows

            Label ids that several rows have (the first twenty at most)
              7             2 rows
              Do not use the version. Report it; it is a fault of the engine.

            The definition in the manifest has another fingerprint than the version: one of the two\
             was changed, or another engine wrote it. Restore the manifest from a copy.
            """);
  }

  @Test
  void programsReadTheFindingsAsJson() throws IOException {
    CommandRun run =
        verify(new FakeSubmitter(Scenario.REPORTS, DAMAGED), "--format=json", "--quiet");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(new ObjectMapper().readTree(DAMAGED));
  }

  @Test
  void windowsThatAreBuiltAgainOtherwiseAreSaidAndEndWithThree() {
    FakeSubmitter submitter =
        new FakeSubmitter(Scenario.REPORTS, INTACT.formatted(REBUILD.formatted(1, 2)));

    CommandRun run = verify(submitter, "--rebuild", "--quiet");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .endsWith(
            """
            Built again from the manifest alone
              equal         1 label window
              different     1 label window
              not rebuilt   2 label windows
              [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z) of build b-1: 2 rows with digest aa,\
             built again 3 rows with digest bb
              [2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z) to [2026-03-03T00:00:00Z,\
             2026-03-04T00:00:00Z): the snapshot is gone
            """);
    assertThat(submitter.submissions().get(0).arguments())
        .endsWith("--rebuild", "b-20261120T120000Z-0123abcd");
  }

  @Test
  void windowsThatAreBuiltAgainTheSameEndWithZero() {
    String equal = INTACT.formatted(", \"rebuild\": {\"equal\": 2, \"different\": 0}");

    assertThat(verify(new FakeSubmitter(Scenario.REPORTS, equal), "--rebuild").exitCode()).isZero();
  }

  @Test
  void whatWouldGiveOtherRowsIsNotBuiltAgain() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, INTACT.formatted(""));

    CommandRun run =
        verify(submitter, "--rebuild", "--set", "sequences.recent.max-length=3", "--quiet");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("it would give other rows than the version has");
    assertThat(submitter.submissions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the file is empty",
        "{\"formatVersion\": 1, \"dataset\": \"ba|it is not whole JSON",
        "{\"formatVersion\": 99}|its format version is 99, and this Hindcast reads versions up to",
        "{}|it has no formatVersion"
      })
  void aManifestThatIsTornEmptyOrNewerIsSaidClearly(String json, String why) throws IOException {
    Path manifest = shop.dataset().resolve("versions/v000001.json");
    Files.delete(manifest);
    Files.writeString(manifest, json);
    FakeSubmitter submitter = new FakeSubmitter(Scenario.REPORTS, INTACT.formatted(""));

    CommandRun run = verify(submitter);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("v000001.json").contains(why);
    assertThat(submitter.submissions()).isEmpty();
  }

  @Test
  void aManifestOfAnotherVersionIsSaidClearly() throws IOException {
    Path versions = shop.dataset().resolve("versions");
    Files.copy(versions.resolve("v000001.json"), versions.resolve("v000002.json"));

    CommandRun run = CommandRun.of("versions", "verify", shop.dataset() + "@v2");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("v000002.json").contains("version 1");
  }

  private CommandRun verify(FakeSubmitter submitter, String... options) {
    return CommandRun.of(submitter, "versions", "verify", shop.dataset(), options);
  }
}
