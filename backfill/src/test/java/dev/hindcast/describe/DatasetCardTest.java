/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetCardTest {
  private static final String BUILD = "b-20260320T083000Z-00000001";

  @Test
  void programsFindFilesFeaturesAndSizes() {
    assertThat(card(ManifestExamples.first(BUILD)))
        .startsWith("---\nlicense: \"unknown\"\npretty_name: \"home-feed@v1\"\n")
        .contains("size_categories:\n- \"n<1K\"\n")
        .contains(
            "  - split: \"rows\"\n    path:\n    - \"data/" + BUILD + "/label_date=2026-03-01")
        .contains("  - name: \"clicked\"\n    dtype: \"bool\"\n")
        .contains("  - name: \"views__item\"\n    list: \"string\"\n")
        .contains("  - name: \"rows\"\n    num_bytes: 201\n    num_examples: 5\n")
        .contains("  download_size: 201\n");
  }

  @Test
  void peopleFindHowSequencesAreMadeAndWhatTheRowsAreNot() {
    assertThat(card(ManifestExamples.first(BUILD)))
        .contains("Each label sees the events, and their corrections, that had arrived 1 h before")
        .contains("- views: all earlier events before the label time, but not of the last 1 min;")
        .contains("the newest 50 at most, oldest-first")
        .contains("filter by the column `split`")
        .contains("| lake.shop.views | 4935802934012345678 |")
        .contains("- 3 rows of the sources could not be placed and were left out.")
        .contains("- 1 rows are in no split: {embargo=1}.");
  }

  @Test
  void splitsAreOfferedWhereNoFileHasRowsOfTwo() throws IOException {
    ObjectNode json =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    ManifestJson.write(ManifestExamples.version(Optional.empty(), BUILD, 1, 1)));
    json.remove("rowsWithoutSplit");
    ((ObjectNode) json.at("/windows/0")).remove("rowsWithoutSplit");
    ((ObjectNode) json.at("/windows/0/splitRows")).put("train", 5);
    ((ObjectNode) json.at("/splits/0")).put("rows", 5);

    DatasetManifest manifest =
        ManifestJson.read(json.toString().getBytes(StandardCharsets.UTF_8), "the changed example");

    assertThat(CardSplit.of(manifest))
        .singleElement()
        .satisfies(
            split -> {
              assertThat(split.name()).isEqualTo("train");
              assertThat(split.rows()).isEqualTo(5);
              assertThat(split.paths()).hasSize(2);
            });
  }

  @Test
  void textOfOthersIsNoMarkup() {
    String json =
        new String(ManifestJson.write(ManifestExamples.first(BUILD)), StandardCharsets.UTF_8)
            .replace("\"Id of the request.\"", "\"<script>a|b</script>\\n# x\"");

    assertThat(card(ManifestJson.read(json.getBytes(StandardCharsets.UTF_8), "the example")))
        .contains("\\<script\\>a\\|b\\</script\\> \\# x |");
  }

  private static String card(DatasetManifest manifest) {
    return DatasetCard.of(new DescribedVersion(manifest, DescribedVersion.UNKNOWN, "file:///v"));
  }
}
