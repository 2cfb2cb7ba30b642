/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static dev.hindcast.spark.testing.Items.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Items;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What an enrichment refuses, each by its message. */
class EnrichmentErrorsTest {
  private static final String START = "2026-01-01T00:00:00Z";

  private static final List<Row> TWO_MODELS =
      List.of(
          item("x", "toys", 1, List.of(1f), "m1", START, null, START),
          item("y", "books", 1, List.of(2f), "m2", START, null, START));

  private static final List<Row> OVERLAPPING =
      List.of(
          item("x", "toys", 1, null, "m1", START, "2026-01-03T00:00:00Z", START),
          item("x", "toys", 1, null, "m1", "2026-01-02T00:00:00Z", null, START),
          item("y", "books", 1, null, "m1", START, "2026-01-03T00:00:00Z", START),
          item("y", "books", 1, null, "m1", "2026-01-03T00:00:00Z", null, START));

  @Test
  void embeddingsOfTwoSpacesAreRefused() {
    assertThat(failure("spaces_mixed", TWO_MODELS, "space = model", "", ErrorCode.SPACES_MIXED))
        .contains(
            "sequence s would hold values of enrichment item in the spaces m1, m2"
                + " (dataset.enrichments.item.space)",
            "set mixed-spaces = allow");
  }

  @Test
  void embeddingsOfTwoSpacesAsOfTheLabelAreRefused() {
    assertThat(
            failure(
                "spaces_label",
                TWO_MODELS,
                "space = model, as-of = label",
                "",
                ErrorCode.SPACES_MIXED))
        .contains("in the spaces m1, m2");
  }

  @Test
  void spacesMayMixIfThatIsAllowed() {
    DatasetManifest manifest =
        build("spaces_allowed", TWO_MODELS, "space = model, mixed-spaces = allow", "");

    assertThat(manifest.rows()).isEqualTo(2);
  }

  @Test
  void aSpaceThatIsNotWrittenDoesNotCount() {
    DatasetManifest manifest =
        build("spaces_unseen", TWO_MODELS, "space = model", "sequences.s.filter = \"item = 'x'\"");

    assertThat(manifest.rows()).isEqualTo(2);
  }

  @Test
  void overlappingValidityIsRefusedIfThatIsDeclared() {
    assertThat(
            failure(
                "overlap_refused",
                OVERLAPPING,
                "valid-to = valid_to, overlap = refuse",
                "",
                ErrorCode.VALIDITY_OVERLAPS))
        .contains(
            "1 of its rows begin while another row of their key holds",
            "key x holds over [2026-01-01T00:00:00Z, 2026-01-03T00:00:00Z) and over"
                + " [2026-01-02T00:00:00Z, open)",
            "overlap = newest");
  }

  @Test
  void overlappingValidityIsCountedOtherwise() {
    DatasetManifest manifest = build("overlap_counted", OVERLAPPING, "valid-to = valid_to", "");

    assertThat(manifest.build().inputCounts().get("item")).containsEntry("overlapping", 1L);
  }

  @Test
  void aDefaultThatAColumnCannotTakeIsRefused() {
    assertThat(
            failure(
                "bad_default",
                TWO_MODELS,
                "on-miss = \"default(none)\"",
                "",
                ErrorCode.EXPRESSION_REFUSED))
        .contains(
            "enrichments.item.on-miss: default(none) cannot be the bigint cost",
            "enrichments.item.on-miss: default(none) cannot be the array<float> vector");
  }

  @Test
  void aKeyThatAnExpressionMakesOfAnotherTypeIsRefused() {
    assertThat(
            failure(
                "bad_key",
                TWO_MODELS,
                "",
                "sources.visits.attributes.item = \"length(item)\"",
                ErrorCode.EXPRESSION_REFUSED))
        .contains(
            "enrichments.item.key.item: attribute item of source visits is a int, column code of"
                + " table lake.bad_key.items is a string, and keys are never converted silently");
  }

  @Test
  void aLargeDimensionAsOfTheLabelIsRefused() {
    Lake.spark().sparkContext().conf().set(BroadcastLimit.KEY, "100");
    try {
      assertThat(
              failure("too_large", TWO_MODELS, "as-of = label", "", ErrorCode.DIMENSION_TOO_LARGE))
          .contains(
              "Cannot use enrichment item as of the label with table lake.too_large.items",
              "--conf spark.hindcast.broadcast-limit=");
    } finally {
      Lake.spark().sparkContext().conf().remove(BroadcastLimit.KEY);
    }
  }

  private static String failure(
      String namespace, List<Row> versions, String enrichment, String keys, ErrorCode code) {
    HindcastException failure =
        catchThrowableOfType(
            HindcastException.class, () -> build(namespace, versions, enrichment, keys));
    assertThat(failure).as("an error was expected").isNotNull();
    assertThat(failure.code()).isEqualTo(code);
    return failure.getMessage();
  }

  private static DatasetManifest build(
      String namespace, List<Row> versions, String enrichment, String keys) {
    Visits visits = Visits.create(namespace);
    Items.create(visits, versions);
    return Builds.run(visits.request(Items.enrichment(visits, enrichment) + keys));
  }
}
