/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static dev.hindcast.dataset.ManifestExamples.FINGERPRINT;
import static dev.hindcast.dataset.ManifestExamples.OTHER_FINGERPRINT;
import static dev.hindcast.dataset.ManifestExamples.day;
import static dev.hindcast.dataset.ManifestExamples.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VersionPlanTest {
  private final DatasetManifest parent = ManifestExamples.version(Optional.empty(), "b-1", 1, 4);

  @Test
  void firstVersionHasNoParentAndCarriesNothing() {
    VersionPlan plan = VersionPlan.of(DATASET, Optional.empty(), days(1, 2), FINGERPRINT);

    assertThat(plan.version()).isEqualTo(1);
    assertThat(plan.parentVersion()).isZero();
    assertThat(plan.carriedWindows()).isEmpty();
    assertThat(plan.carriedFiles()).isEmpty();
  }

  @Test
  void windowsThatTheRequestDoesNotCoverAreCarriedWithTheirFilesAndBuilds() {
    VersionPlan plan = plan(days(2, 3), FINGERPRINT);

    assertThat(plan.version()).isEqualTo(2);
    assertThat(plan.parentVersion()).isEqualTo(1);
    assertThat(plan.carriedWindows())
        .extracting(PublishedWindow::window)
        .containsExactly(day(1), day(4));
    assertThat(plan.carriedFiles())
        .hasSize(4)
        .allSatisfy(file -> assertThat(file.window()).isIn(day(1), day(4)));
    assertThat(plan.carriedBuilds()).containsOnlyKeys("b-1");
  }

  @Test
  void rowsAreToldAgainstThoseOfTheParent() {
    DatasetManifest next = ManifestExamples.version(Optional.of(parent), "b-2", 3, 6);

    assertThat(parent.rowsAgainstParent()).isEmpty();
    assertThat(next.rowsAgainstParent())
        .isEqualTo(
            Map.of("parent", 15L, "carried", 5L, "rebuilt-before", 10L, "rebuilt", 5L, "new", 10L));
    assertThat(next.rows()).isEqualTo(20);
  }

  @Test
  void windowsAfterAHoleStandBesideTheCarriedOnes() {
    DatasetManifest next = plan(days(10, 11), FINGERPRINT).manifest(part("b-2", days(10, 11)));

    assertThat(next.windows())
        .extracting(PublishedWindow::window)
        .containsExactly(day(1), day(2), day(3), day(4), day(10), day(11));
    assertThat(next.builds()).containsOnlyKeys("b-1", "b-2");
    assertThat(next.parentVersion()).isEqualTo(1);
    assertThat(next.buildId()).isEqualTo("b-2");
  }

  @Test
  void buildOfWhichNoWindowIsLeftIsForgotten() {
    DatasetManifest next = plan(days(1, 4), FINGERPRINT).manifest(part("b-2", days(1, 4)));

    assertThat(next.builds()).containsOnlyKeys("b-2");
    assertThat(next.files()).allSatisfy(file -> assertThat(file.path()).startsWith("data/b-2/"));
  }

  @Test
  void longerWindowReplacesTheShorterOnesThatItCovers() {
    LabelWindow days2To3 = new LabelWindow(day(2).fromMicros(), day(3).toMicros());

    assertThat(plan(List.of(days2To3), FINGERPRINT).carriedWindows())
        .extracting(PublishedWindow::window)
        .containsExactly(day(1), day(4));
  }

  @Test
  void severalShorterWindowsTogetherReplaceALongerOne() {
    long noon = day(2).fromMicros() + Micros.PER_DAY / 2;
    List<LabelWindow> halves =
        List.of(
            new LabelWindow(noon, day(2).toMicros()), new LabelWindow(day(2).fromMicros(), noon));

    assertThat(plan(halves, FINGERPRINT).carriedWindows())
        .extracting(PublishedWindow::window)
        .containsExactly(day(1), day(3), day(4));
  }

  @Test
  void windowThatIsCoveredInPartIsRefusedWithTheRangeToUse() {
    LabelWindow late =
        new LabelWindow(day(2).fromMicros() + 1, day(3).fromMicros() + Micros.PER_SECOND);

    refused(ErrorCode.COMMAND_LINE_INVALID, () -> plan(List.of(late), FINGERPRINT))
        .hasMessage(
            "Cannot build label times [2026-03-02T00:00:00.000001Z, 2026-03-03T00:00:01Z) of"
                + " dataset home-feed: they cover label window [2026-03-02T00:00:00Z,"
                + " 2026-03-03T00:00:00Z) of version 1 only in part (and 1 more), and a window is"
                + " rebuilt whole or not at all. Use --from 2026-03-02T00:00:00Z --to"
                + " 2026-03-04T00:00:00Z.");
  }

  @Test
  void rangeThatTheRefusalSaysIsAccepted() {
    LabelWindow all = new LabelWindow(day(2).fromMicros(), day(3).toMicros());
    assertThat(plan(List.of(all), FINGERPRINT).carriedWindows()).hasSize(2);
  }

  @Test
  void anotherDefinitionBesideCarriedWindowsIsRefusedWithTheRangeToUse() {
    refused(ErrorCode.SCHEMA_INCOMPATIBLE, () -> plan(days(4, 6), OTHER_FINGERPRINT))
        .hasMessage(
            "Cannot build label times [2026-03-04T00:00:00Z, 2026-03-07T00:00:00Z) of dataset"
                + " home-feed as version 2: the definition changed (fingerprint cdcdcdcdcdcd,"
                + " version 1 has abababababab), and 3 label windows of version 1, the first"
                + " [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z), would stay as the old one made"
                + " them. Rebuild all of them with --from 2026-03-01T00:00:00Z --to"
                + " 2026-03-07T00:00:00Z, or give the dataset another name.");
  }

  @Test
  void anotherDefinitionMayRebuildTheWholeRange() {
    VersionPlan plan = plan(days(1, 6), OTHER_FINGERPRINT);
    assertThat(plan.version()).isEqualTo(2);
    assertThat(plan.carriedWindows()).isEmpty();
  }

  @Test
  void columnThatChangedItsTypeBesideCarriedFilesIsRefused() {
    List<OutputColumn> schema = new ArrayList<>(ManifestExamples.schema());
    schema.set(3, new OutputColumn("clicked", "int", 4, ColumnRole.CARRIED, "", ""));

    refused(ErrorCode.SCHEMA_INCOMPATIBLE, () -> evolve(days(5, 5), schema))
        .hasMessage(
            "Cannot build version 2 of dataset home-feed: the first column that differs would be"
                + " clicked int (field id 9, carried), but the files of version 1 that stay have"
                + " clicked boolean (field id 4, carried), since a source's schema changed."
                + " Rebuild all label windows with --from 2026-03-01T00:00:00Z --to"
                + " 2026-03-06T00:00:00Z, or give the dataset another name.");
    refused(ErrorCode.SCHEMA_INCOMPATIBLE, () -> evolve(days(5, 5), schema.subList(0, 3)))
        .hasMessageContaining("the first column that differs would be none, but");
  }

  @Test
  void documentationOfAColumnMayChange() {
    List<OutputColumn> schema = new ArrayList<>(ManifestExamples.schema());
    schema.set(0, new OutputColumn("request_id", "string", 1, ColumnRole.LABEL_ID, "", "Other."));

    assertThat(evolve(days(5, 5), schema).columns()).isEqualTo(schema);
    assertThat(plan(days(5, 5), FINGERPRINT).parentSchema().columns())
        .isEqualTo(ManifestExamples.schema())
        .isNotEqualTo(schema);
  }

  @Test
  void columnsThatBreakReadersAreRefusedUntilThatIsAllowed() {
    List<OutputColumn> schema = new ArrayList<>(ManifestExamples.schema());
    schema.set(3, new OutputColumn("clicked", "int", 4, ColumnRole.CARRIED, "", ""));
    schema.remove(5);
    VersionPlan plan = plan(days(1, 4), OTHER_FINGERPRINT);
    List<OutputSequence> sequences = List.of(ManifestExamples.sequence());

    refused(ErrorCode.SCHEMA_INCOMPATIBLE, () -> plan.evolve(schema, sequences, false))
        .hasMessage(
            "Cannot build version 2 of dataset home-feed: what reads version 1 may fail on it or"
                + " misread it, since of its columns and sequences clicked: retyped from boolean"
                + " to int (breaking); weight: removed, was double (breaking). Keep them as they"
                + " were, build with --allow-breaking, or give the dataset another name.");
    assertThat(plan.evolve(schema, sequences, true).breaking()).hasSize(2);
  }

  @Test
  void buildWithOtherFieldIdsThanPlannedIsRefused() {
    List<OutputColumn> schema = new ArrayList<>(ManifestExamples.schema());
    schema.set(0, schema.get(0).withFieldId(99));
    BuiltPart part = ManifestParts.withSchema(part("b-2", days(1, 4)), schema);

    assertThatThrownBy(() -> plan(days(1, 4), FINGERPRINT).manifest(part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("build b-2 has other field ids than were planned");
  }

  @Test
  void buildWithOtherWindowsThanPlannedIsRefused() {
    assertThatThrownBy(() -> plan(days(5, 6), FINGERPRINT).manifest(part("b-2", days(5, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("build b-2 has label windows [[2026-03-05T00:00:00Z, ")
        .hasMessageContaining("but planned were [[2026-03-05T00:00:00Z, ");
  }

  @Test
  void buildOfAnotherDefinitionThanPlannedIsRefused() {
    assertThatThrownBy(() -> plan(days(1, 4), OTHER_FINGERPRINT).manifest(part("b-2", days(1, 4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("build b-2 is not of the planned dataset and definition");
  }

  @Test
  void buildIdThatCarriedWindowsHaveIsRefused() {
    assertThatThrownBy(() -> plan(days(5, 5), FINGERPRINT).manifest(part("b-1", days(5, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("build b-1 made label windows that are carried over");
  }

  @Test
  void windowsThatOverlapAreRefusedAlsoInAFirstVersion() {
    LabelWindow overlapping = new LabelWindow(day(1).fromMicros() + 1, day(2).toMicros());
    for (Optional<DatasetManifest> from : List.of(Optional.<DatasetManifest>empty(), some())) {
      assertThatThrownBy(
              () -> VersionPlan.of(DATASET, from, List.of(overlapping, day(1)), FINGERPRINT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("label windows [2026-03-01T00:00:00Z, ")
          .hasMessageEndingWith(" overlap");
    }
  }

  @Test
  void parentOfAnotherDatasetIsRefused() {
    assertThatThrownBy(() -> VersionPlan.of("other", some(), days(1, 1), FINGERPRINT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parent of a version of other is one of home-feed");
  }

  @Test
  void fieldsOfALaterProjectVersionAreCarriedWithWindowsAndFiles() {
    Map<String, JsonNode> later = Map.of("colour", TextNode.valueOf("blue"));
    List<PublishedFile> files =
        parent.files().stream().map(file -> ManifestParts.with(file, later)).toList();
    DatasetManifest from = ManifestParts.withFiles(parent, files);

    DatasetManifest next =
        VersionPlan.of(DATASET, Optional.of(from), days(2, 3), FINGERPRINT)
            .manifest(part("b-2", days(2, 3)));

    assertThat(next.files())
        .allSatisfy(
            file ->
                assertThat(file.unknownFields().containsKey("colour"))
                    .isEqualTo(file.path().startsWith("data/b-1/")));
  }

  /** Any chain of builds: each label time is answered by the last build that covered it. */
  @Test
  void afterAnyChainOfBuildsEachDayIsOfTheLastBuildThatMadeIt() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Optional<DatasetManifest> latest = Optional.empty();
      TreeMap<LabelWindow, String> expected = new TreeMap<>();
      for (int build = 1; build <= 8; build++) {
        int first = 1 + random.nextInt(20);
        int last = first + random.nextInt(6);
        DatasetManifest next = ManifestExamples.version(latest, "b-" + build, first, last);
        for (LabelWindow window : days(first, last)) {
          expected.put(window, "b-" + build);
        }
        assertThat(next.version()).isEqualTo(build);
        assertThat(buildsByWindow(next)).as("seed %s, build %s", seed, build).isEqualTo(expected);
        assertThat(next.builds().keySet()).isEqualTo(Set.copyOf(expected.values()));
        assertThat(next.rows())
            .isEqualTo(next.files().stream().mapToLong(PublishedFile::rows).sum());
        latest = Optional.of(next);
      }
    }
  }

  private static Map<LabelWindow, String> buildsByWindow(DatasetManifest manifest) {
    return manifest.windows().stream()
        .collect(Collectors.toMap(PublishedWindow::window, PublishedWindow::buildId));
  }

  private VersionPlan plan(List<LabelWindow> windows, String fingerprint) {
    return VersionPlan.of(DATASET, some(), windows, fingerprint);
  }

  private SchemaEvolution evolve(List<LabelWindow> windows, List<OutputColumn> schema) {
    return plan(windows, FINGERPRINT).evolve(schema, List.of(ManifestExamples.sequence()), false);
  }

  private Optional<DatasetManifest> some() {
    return Optional.of(parent);
  }

  private static BuiltPart part(String buildId, List<LabelWindow> windows) {
    return ManifestExamples.part(buildId, windows, FINGERPRINT);
  }

  private static AbstractThrowableAssert<?, ?> refused(ErrorCode code, ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(HindcastException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
