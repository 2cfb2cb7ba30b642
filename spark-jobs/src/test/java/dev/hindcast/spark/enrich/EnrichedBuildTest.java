/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static dev.hindcast.spark.testing.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Items;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.spark.testing.WrittenSequence;
import dev.hindcast.spark.testing.WrittenSequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Builds whose events get values of a dimension. */
class EnrichedBuildTest {
  private static final List<Row> VERSIONS =
      List.of(
          item("x", "toys", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
          item("x", "games", "2026-01-01T09:00:00Z", "2026-01-01T12:00:00Z"),
          item("y", "books", 7, null, "m1", "2026-01-01T00:00:00Z", null, "2026-01-01T00:00:00Z"));

  @Test
  void valuesAreThoseThatWereKnownWhenTheEventArrived() {
    WrittenSequences written = build("enriched", VERSIONS, "", "");

    WrittenSequence sequence = written.get("l2", "s");
    assertThat(sequence.lists().get("item")).containsExactly("x", "y", "z");
    assertThat(sequence.lists().get("category")).isEqualTo(Arrays.asList("toys", "books", null));
    assertThat(sequence.lists().get("cost")).isEqualTo(Arrays.asList(1L, 7L, null));
  }

  @Test
  void aCorrectionOfTheDimensionCountsUnderAsKnownAt() {
    WrittenSequences written =
        build("enriched_known", VERSIONS, "", "knowledge.policy = as-known-at");

    assertThat(written.get("l1", "s").lists().get("category"))
        .isEqualTo(Arrays.asList("games", "books"));
  }

  @Test
  void embeddingsAreWrittenFromTheDimension() {
    WrittenSequence sequence = build("enriched_vectors", VERSIONS, "", "").get("l2", "s");

    assertThat(sequence.lists().get("vector").get(1)).isNull();
    assertThat(sequence.lists().get("vector").get(2)).isNull();
    assertThat(sequence.lists().get("vector").get(0).toString()).contains("1.5", "-2.0");
  }

  @Test
  void filtersSeeEnrichedValues() {
    WrittenSequences written =
        build("enriched_filter", VERSIONS, "", "sequences.s.filter = \"category = 'toys'\"");

    assertThat(written.get("l2", "s").lists().get("item")).isEqualTo(List.of("x"));
    assertThat(written.get("l2", "s").eligible()).isEqualTo(1);
  }

  @Test
  void aMissDropsTheEventIfThatIsDeclared() {
    WrittenSequences written = build("enriched_drop", VERSIONS, "on-miss = drop-event", "");

    assertThat(written.get("l2", "s").lists().get("item")).isEqualTo(List.of("x", "y"));
  }

  @Test
  void aMissGivesTheDefaultToEveryColumn() {
    WrittenSequences written =
        build(
            "enriched_default",
            VERSIONS,
            "on-miss = \"default(-1)\"",
            "enrichments.item.columns = null, enrichments.item.columns { category = category, cost = cost }");

    assertThat(written.get("l2", "s").lists().get("category"))
        .isEqualTo(List.of("toys", "books", "-1"));
    assertThat(written.get("l2", "s").lists().get("cost")).isEqualTo(List.of(1L, 7L, -1L));
  }

  @Test
  void valuesAsOfTheLabelAreWhatHeldThen() {
    WrittenSequences written = build("enriched_label", VERSIONS, "as-of = label", "");

    assertThat(written.get("l1", "s").lists().get("category")).isEqualTo(List.of("games", "books"));
    assertThat(written.get("l2", "s").lists().get("category"))
        .isEqualTo(Arrays.asList("games", "books", null));
  }

  @Test
  void aVersionThatIsKnownAfterALabelChangesNothingForIt() {
    List<Row> more = new ArrayList<>(VERSIONS);
    more.add(item("x", "later", "2026-01-01T09:30:00Z", "2026-01-03T00:00:00Z"));
    more.add(item("z", "later", "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"));
    for (String asOf : List.of("event", "label")) {
      WrittenSequences before = build("known_before_" + asOf, VERSIONS, "as-of = " + asOf, "");
      WrittenSequences after = build("known_after_" + asOf, more, "as-of = " + asOf, "");

      for (String label : List.of("l1", "l2")) {
        assertThat(after.get(label, "s").lists().get("category"))
            .isEqualTo(before.get(label, "s").lists().get("category"));
      }
    }
  }

  @Test
  void missesAndRejectedVersionsAreCounted() {
    Visits visits = Visits.create("enriched_counts");
    Items.create(
        visits,
        List.of(
            item("x", "toys", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            item(null, "toys", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            item("y", "toys", null, "2026-01-01T00:00:00Z"),
            item("z", "toys", "2026-01-01T00:00:00Z", null)));
    BuildRequest request =
        visits.request(Items.enrichment(visits, "") + "gates.max-rejected-share = 1");

    DatasetManifest manifest = Builds.run(request);

    assertThat(manifest.build().inputCounts().get("item"))
        .containsEntry("read", 1L)
        .containsEntry("misses", 2L);
    assertThat(manifest.build().rejected().get("item"))
        .containsEntry("null-key", 1L)
        .containsEntry("null-valid-from", 1L)
        .containsEntry("null-known-at", 1L);
  }

  private static WrittenSequences build(
      String namespace, List<Row> versions, String enrichment, String keys) {
    Visits visits = Visits.create(namespace);
    Items.create(visits, versions);
    BuildRequest request = visits.request(Items.enrichment(visits, enrichment) + keys);
    DatasetManifest manifest = Builds.run(request);
    return WrittenSequences.read(request.definition().definition(), manifest);
  }
}
