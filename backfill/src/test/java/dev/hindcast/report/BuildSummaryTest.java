/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildSummaryTest {
  private static final String ROOT = "/data/home-feed";

  private final DatasetManifest manifest = ManifestExamples.first("b-1");

  @Test
  void peopleAreToldOfLabelsSplitsAndWhatWasChecked() {
    assertThat(BuildSummary.text(manifest, ROOT))
        .startsWith("Published version 1 of dataset home-feed: 5 rows.\n")
        .contains("\n  labels        10 read, immature 3, kept 5, sampled-out 1\n")
        .contains(
            "\n  split         train: 4 rows, label times before 2026-03-01T12:00:00Z, ends at")
        .contains("\n  in no split   1 row, embargo 1\n")
        .contains("\n  checked       no outcome reaches past the end of its split: 4 checked\n");
  }

  @Test
  void programsAreToldTheSame() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(BuildSummary.json(manifest, ROOT, List.of("a warning")));

    assertThat(json.path("labels").toString())
        .isEqualTo("{\"immature\":3,\"kept\":5,\"read\":10,\"sampled-out\":1}");
    assertThat(json.path("splits").toString()).isEqualTo("{\"train\":4,\"test\":0}");
    assertThat(json.path("rowsWithoutSplit").toString()).isEqualTo("{\"embargo\":1}");
    assertThat(json.path("statements").toString())
        .isEqualTo("[{\"statement\":\"no-outcome-past-split\",\"checked\":4,\"found\":0}]");
    assertThat(json.path("warnings").get(0).asText()).isEqualTo("a warning");
  }
}
