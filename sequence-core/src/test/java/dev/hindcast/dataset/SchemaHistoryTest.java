/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static dev.hindcast.dataset.ManifestExamples.FINGERPRINT;
import static dev.hindcast.dataset.ManifestExamples.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaHistoryTest {
  private final OutputSequence sequence = ManifestExamples.sequence();

  @Test
  void firstVersionNumbersItsColumnsAndHasNoChanges() {
    SchemaEvolution first = SchemaHistory.NONE.evolve(columns("a int32", "b string"), List.of());

    assertThat(ids(first)).containsExactly(1, 2);
    assertThat(first.lastFieldId()).isEqualTo(2);
    assertThat(first.changes()).isEmpty();
  }

  @Test
  void columnsKeepTheirIdsWhereverTheyStand() {
    SchemaEvolution next =
        evolve(history(5, "a int32", "b string"), "b string", "c date", "a int32");

    assertThat(ids(next)).containsExactly(2, 6, 1);
    assertThat(next.changes())
        .extracting(SchemaChange::text)
        .containsExactly("c: added as date (compatible)");
    assertThat(next.breaking()).isEmpty();
  }

  @Test
  void removedColumnsBreakReadersAndTheirIdsAreNotUsedAgain() {
    SchemaEvolution removed = evolve(history(2, "a int32", "b string"), "a int32");
    assertThat(removed.lastFieldId()).isEqualTo(2);
    assertThat(removed.breaking())
        .extracting(SchemaChange::text)
        .containsExactly("b: removed, was string (breaking)");

    SchemaHistory after =
        new SchemaHistory(removed.columns(), List.of(), removed.lastFieldId(), false);
    SchemaEvolution again = evolve(after, "a int32", "b string");
    assertThat(ids(again)).containsExactly(1, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int8 | int16 | widened",
        "int8 | int64 | widened",
        "int32 | int64 | widened",
        "int64 | int32 | narrowed",
        "float | double | widened",
        "double | float | narrowed",
        "decimal(9,2) | decimal(12,2) | widened",
        "decimal(12,2) | decimal(9,2) | narrowed",
        "decimal(9,2) | decimal(12,3) | retyped",
        "int64 | double | retyped",
        "int32 | string | retyped",
        "date | timestamp[us,UTC] | retyped",
        "list<int32> | list<int64> | widened",
        "list<list<float>> | list<list<double>> | widened",
        "list<double> | list<float> | narrowed",
        "list<int32> | int32 | retyped",
        "int32 | list<int32> | retyped",
      })
  void typeChangesAreTold(String before, String after, String change) {
    SchemaEvolution next = evolve(history(1, "a " + before), "a " + after);

    boolean isWidened = change.equals("widened");
    assertThat(ids(next)).containsExactly(isWidened ? 1 : 2);
    assertThat(next.changes())
        .containsExactly(new SchemaChange(change, "a", before, after, !isWidened, Map.of()));
  }

  @Test
  void columnOfAnotherRoleIsAnotherColumn() {
    OutputColumn carried = new OutputColumn("a", "string", 1, ColumnRole.CARRIED, "", "");
    OutputColumn user = new OutputColumn("a", "string", 1, ColumnRole.USER, "", "");

    SchemaEvolution next =
        new SchemaHistory(List.of(carried), List.of(), 1, false).evolve(List.of(user), List.of());

    assertThat(ids(next)).containsExactly(2);
    assertThat(next.breaking())
        .extracting(SchemaChange::text)
        .containsExactly("a: role-changed from carried to user (breaking)");
  }

  @Test
  void orderAndBoundaryOfASequenceBreakReadersAndItsLengthDoesNot() {
    OutputSequence other =
        new OutputSequence(
            sequence.name(), "newest-first", "otherwise", 7 * sequence.gapMicros(), 1, 9, Map.of());

    SchemaEvolution next =
        new SchemaHistory(List.of(), List.of(sequence), 0, false).evolve(List.of(), List.of(other));

    assertThat(next.breaking())
        .extracting(SchemaChange::change)
        .containsExactly("reordered", "boundary-changed");
    assertThat(next.changes()).hasSize(2);
  }

  @Test
  void manifestsKeepTheChangesAndTheLastFieldId() {
    DatasetManifest first = ManifestExamples.version(Optional.empty(), "b-1", 1, 2);
    List<OutputColumn> fewer = ManifestExamples.schema().subList(0, 7);
    BuiltPart part = ManifestExamples.part("b-2", days(1, 2), FINGERPRINT);

    DatasetManifest second =
        VersionPlan.of(DATASET, Optional.of(first), days(1, 2), FINGERPRINT)
            .manifest(ManifestParts.withSchema(part, fewer));

    assertThat(first.schemaChanges()).isEmpty();
    assertThat(second.lastFieldId()).isEqualTo(8);
    assertThat(second.schemaChanges())
        .extracting(SchemaChange::text)
        .containsExactly("views__item: removed, was list<string> (breaking)");
    assertThat(ManifestJson.read(ManifestJson.write(second), "m")).isEqualTo(second);
    assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(second))).isEmpty();
  }

  /** Any chain of schemas: an id stands for one column of one type, give or take widening. */
  @Test
  void noFieldIdEverMeansTwoColumns() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      SchemaHistory history = SchemaHistory.NONE;
      Map<Integer, String> meanings = new HashMap<>();
      Set<Integer> gone = new TreeSet<>();
      for (int version = 0; version < 10; version++) {
        SchemaEvolution next = history.evolve(randomColumns(random), List.of());
        Set<Integer> present = new TreeSet<>(ids(next));
        for (OutputColumn column : next.columns()) {
          String family = column.name() + (column.type().startsWith("int") ? "" : column.type());
          assertThat(meanings.getOrDefault(column.fieldId(), family))
              .as("seed %s, version %s, %s", seed, version, column)
              .isEqualTo(family);
          meanings.put(column.fieldId(), family);
        }
        assertThat(Collections.disjoint(present, gone))
            .as("seed %s, version %s: %s, gone are %s", seed, version, present, gone)
            .isTrue();
        gone.addAll(meanings.keySet());
        gone.removeAll(present);
        history = new SchemaHistory(next.columns(), List.of(), next.lastFieldId(), false);
      }
    }
  }

  private static List<OutputColumn> randomColumns(Random random) {
    List<String> columns = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      if (random.nextInt(3) > 0) {
        columns.add(name + " " + List.of("int32", "int64", "string").get(random.nextInt(3)));
      }
    }
    return columns(columns.toArray(String[]::new));
  }

  private static SchemaHistory history(int lastFieldId, String... columns) {
    return new SchemaHistory(columns(columns), List.of(), lastFieldId, false);
  }

  private static SchemaEvolution evolve(SchemaHistory history, String... columns) {
    return history.evolve(columns(columns), List.of());
  }

  private static List<OutputColumn> columns(String... columns) {
    List<OutputColumn> all = new ArrayList<>();
    for (String column : columns) {
      String[] words = column.split(" ", 2);
      all.add(new OutputColumn(words[0], words[1], all.size() + 1, ColumnRole.CARRIED, "", ""));
    }
    return all;
  }

  private static List<Integer> ids(SchemaEvolution evolution) {
    return evolution.columns().stream().map(OutputColumn::fieldId).toList();
  }
}
