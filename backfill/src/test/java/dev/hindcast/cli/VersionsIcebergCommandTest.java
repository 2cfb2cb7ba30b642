/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsIcebergCommandTest {
  private static final String REPORT =
      """
      {"table": "lake.ml.baskets",
       "versions": [
        {"version": 1, "tag": "v1", "snapshotId": 41, "isNew": false, "rows": 5},
        {"version": 2, "tag": "v2", "snapshotId": 42, "isNew": true, "rows": 7}],
       "removed": ["v9"]}
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
  void tagsAreSaidOnePerLine() {
    FakeSubmitter submitter = reporting();

    CommandRun run = iceberg(submitter, shop.dataset().toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            lake.ml.baskets v1: 5 rows, snapshot 41, as before
            lake.ml.baskets v2: 7 rows, snapshot 42
            lake.ml.baskets v9: removed
            """);
    assertThat(submitter.submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.kind()).isEqualTo(JobKind.TAG);
              assertThat(submission.request().reason()).isEqualTo("tag");
              assertThat(submission.arguments())
                  .containsExactly(
                      "--dataset", shop.dataset().toString(), "--table", "lake.ml.baskets");
            });
  }

  @Test
  void oneVersionIsTaggedAloneAndProgramsGetJson() throws IOException {
    FakeSubmitter submitter = reporting();

    CommandRun run = iceberg(submitter, shop.dataset() + "@v1", "--format", "json");

    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(new ObjectMapper().readTree(REPORT));
    assertThat(submitter.submissions())
        .singleElement()
        .satisfies(
            submission -> assertThat(submission.arguments()).containsSequence("--version", "1"));
  }

  private static CommandRun iceberg(FakeSubmitter submitter, String dataset, String... more) {
    return CommandRun.of(
        submitter, "versions", "iceberg", dataset, "--table=lake.ml.baskets", "--quiet", more);
  }

  private static FakeSubmitter reporting() {
    return new FakeSubmitter(Scenario.REPORTS, REPORT);
  }
}
