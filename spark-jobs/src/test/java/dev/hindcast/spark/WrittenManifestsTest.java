/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.ManifestSchema;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.spark.testing.Visits;
import org.junit.jupiter.api.Test;

/** Holds the manifests of real builds against the JSON Schema in docs/reference. */
class WrittenManifestsTest {
  @Test
  void versionsOfSeveralBuildsKeepToTheSchema() {
    Visits visits = Visits.create("schema_of_visits");

    isWritten(Builds.run(visits.request()));
    DatasetManifest second = Builds.run(visits.request("", "2026-01-02", "2026-01-03"));

    assertThat(second.builds()).hasSize(2);
    isWritten(second);
  }

  @Test
  void versionWithSplitsWeightsAndMaturityKeepsToTheSchema() {
    Outcomes.create(
        "schema_of_outcomes", Outcomes.random(7, 200).stream().map(Outcomes::row).toList());

    DatasetManifest manifest =
        Builds.run(
            Outcomes.request(
                "schema_of_outcomes",
                "schema-of-outcomes",
                """
                labels { outcome-end = ended, grace = 2 hours }
                labels.sample { rate = 0.5, salt = s1, by = label, weight = stands }
                output.splits {
                  train = "< 2026-01-02", test = "< 2026-01-04T12:00:00Z", embargo = 12 hours
                  users { salt = pepper, train = 0.5, test = 0.5 }
                }
                """));

    assertThat(manifest.splits()).hasSize(2);
    assertThat(manifest.build().statements()).isNotEmpty();
    isWritten(manifest);
  }

  private static void isWritten(DatasetManifest manifest) {
    assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(manifest))).isEmpty();
  }
}
