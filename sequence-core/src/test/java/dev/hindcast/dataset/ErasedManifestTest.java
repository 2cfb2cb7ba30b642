/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErasedManifestTest {
  private static final String SALT = "00112233445566778899aabbccddeeff";
  private static final ErasedUsers USERS =
      ErasedUsers.of("e000001", SALT, List.of("u-1".getBytes(UTF_8), "u-2".getBytes(UTF_8)));
  private static final Erasure ERASURE =
      new Erasure("b-erase", Micros.parse("2026-04-01"), "0.1.0", USERS);
  private static final String REPLACED = "12".repeat(32);
  private static final RowDigest DIGEST = new RowDigest(7, 8);

  private final DatasetManifest manifest = ManifestExamples.first("b-1");
  private final PublishedFile file = manifest.files().get(0);

  @Test
  void usersAreFoundByTheirIdsAndNotNamed() {
    ErasedUsers.Search search = ErasedUsers.search(List.of(USERS));

    assertThat(search.has("u-1".getBytes(UTF_8))).isTrue();
    assertThat(search.has("u-2".getBytes(UTF_8))).isTrue();
    assertThat(search.has("u-3".getBytes(UTF_8))).isFalse();
    assertThat(search.has(null)).isFalse();
    assertThat(USERS.size()).isEqualTo(2);
    assertThat(new String(ERASURE.json(), UTF_8)).doesNotContain("u-1").contains(SALT);
    assertThat(Erasure.read(ERASURE.json())).contains(ERASURE);
    assertThat(Erasure.read("{\"formatVersion\":1".getBytes(UTF_8))).isEmpty();
    assertThat(ErasedUsers.of("e000002", "ff".repeat(16), List.of("u-1".getBytes(UTF_8))).hashes())
        .doesNotContainAnyElementsOf(USERS.hashes());
  }

  @Test
  void hashIsThatOfTheSaltAndTheText() {
    assertThat(ErasedUsers.of("e000001", "00".repeat(16), List.of("u".getBytes(UTF_8))).hashes())
        .containsExactly("a795251b1d418ca530de881b80953e221233fa918226e528b82191ba04c5df2c");
  }

  @Test
  void manifestWithoutErasedRowsAddsUpAndNamesTheOneBefore() {
    DatasetManifest replaced = erased(manifest).replacing(ERASURE, REPLACED, Optional.empty());

    assertThat(replaced.version()).isEqualTo(1);
    assertThat(replaced.buildId()).isEqualTo("b-1");
    assertThat(replaced.rows()).isEqualTo(4);
    assertThat(replaced.rowDigest()).isEqualTo(manifest.rowDigest().minus(DIGEST));
    assertThat(replaced.erasures())
        .containsExactly(new ErasureMark("e000001", ERASURE.createdAtMicros(), REPLACED, 1));
    SequenceStatistics views = replaced.windows().get(0).statistics().get("views");
    assertThat(views.longest()).isEqualTo(3);
    assertThat(views.mostEligible()).isEqualTo(4);
    assertThat(views.events()).isEqualTo(6);
    assertThat(views.nulls()).containsEntry("item", 3L);
    assertThat(views.kept().sources()).containsExactly(Map.entry("views", 6L));
    assertThat(views.kept().kinds()).containsExactly(Map.entry("view", 6L));
    assertThat(replaced.windows().get(0).splitRows()).containsExactly(Map.entry("train", 3L));
    assertThat(replaced.splits().get(0).rows()).isEqualTo(3);
    assertThat(replaced.files())
        .extracting(PublishedFile::path)
        .containsExactlyInAnyOrder(copy().path(), manifest.files().get(1).path());
    assertThat(replaced.build().users()).isEqualTo(UserStatistics.NONE);
    assertThat(replaced.build().inputCounts()).isEqualTo(manifest.build().inputCounts());
    assertThat(ManifestJson.read(ManifestJson.write(replaced), "m")).isEqualTo(replaced);
    assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(replaced))).isEmpty();
  }

  @Test
  void nextVersionHasTheParentsRowsWithoutTheErasedOnes() {
    DatasetManifest next = erased(manifest).next(ERASURE);

    assertThat(next.version()).isEqualTo(2);
    assertThat(next.parentVersion()).isEqualTo(1);
    assertThat(next.reason()).isEqualTo("erasure");
    assertThat(next.buildId()).isEqualTo("b-erase");
    assertThat(next.rows()).isEqualTo(4);
    assertThat(next.rowsAgainstParent()).containsEntry("parent", 4L).containsEntry("carried", 4L);
    assertThat(next.windows()).extracting(PublishedWindow::buildId).containsOnly("b-1");
    assertThat(next.builds()).containsOnlyKeys("b-1", "b-erase");
    assertThat(next.erasures())
        .containsExactly(new ErasureMark("e000001", ERASURE.createdAtMicros(), "", 1));
    assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(next))).isEmpty();
  }

  @Test
  void versionWithoutErasedRowsStaysAndIsContinuedAsItIs() {
    ErasedManifest other =
        new ErasedManifest(
            ManifestExamples.first("b-2"), Map.of(file.path(), erased()), of -> null);

    assertThat(other.isAffected()).isFalse();
    assertThat(other.next(ERASURE).rows()).isEqualTo(5);
  }

  @Test
  void rowsOfTheParentAreCountedWithoutErasedOnes() {
    DatasetManifest second = ManifestExamples.version(Optional.of(manifest), "b-2", 2, 2);
    DatasetManifest parent = erased(manifest).replacing(ERASURE, REPLACED, Optional.empty());

    for (DatasetManifest before : List.of(manifest, parent)) {
      assertThat(
              erased(second).replacing(ERASURE, REPLACED, Optional.of(before)).rowsAgainstParent())
          .containsEntry("parent", 4L)
          .containsEntry("carried", 4L)
          .containsEntry("rebuilt", 5L)
          .containsEntry("rebuilt-before", 0L)
          .containsEntry("new", 0L);
    }
    assertThat(second.rowsAgainstParent()).containsEntry("parent", 5L).containsEntry("rebuilt", 5L);
  }

  @Test
  void whatALaterVersionWroteIsKept() {
    DatasetManifest known =
        ManifestParts.withFiles(
            manifest,
            List.of(
                manifest.files().get(0),
                ManifestParts.with(
                    manifest.files().get(1), Map.of("colour", TextNode.valueOf("red")))));

    DatasetManifest replaced = erased(known).replacing(ERASURE, REPLACED, Optional.empty());

    assertThat(replaced.files())
        .anySatisfy(
            of -> assertThat(of.unknownFields()).containsEntry("colour", TextNode.valueOf("red")));
  }

  @Test
  void sourcesAndKindsThatNobodyToldOfErasedEventsAreNotToldOfTheOthers() {
    SequenceStatistics told = erased().statistics().get("views");
    ErasedFile untold =
        new ErasedFile(
            file.path(),
            2,
            1,
            DIGEST,
            List.of(copy()),
            Map.of(
                "views",
                told.with(
                    new KeptEvents(
                        told.kept().newestArrivalAges(),
                        told.kept().arrivedAfterLabelRows(),
                        told.kept().positions(),
                        told.kept().nullPositions(),
                        Map.of(),
                        Map.of(),
                        Map.of()))),
            Map.of("train", 1L),
            Map.of());

    KeptEvents kept =
        new ErasedManifest(manifest, Map.of(file.path(), untold), ErasedManifestTest::greatest)
            .next(ERASURE)
            .statistics()
            .get("views")
            .kept();

    assertThat(kept.sources()).isEmpty();
    assertThat(kept.kinds()).isEmpty();
  }

  @Test
  void recordsOfAnErasureAreReadBackAndMustAddUp() {
    ErasureRecord record =
        new ErasureRecord(
            List.of(new ErasureRecord.Version(1, 5, DIGEST, REPLACED)),
            List.of(erased()),
            USERS.hashes());

    assertThat(ErasureRecord.read(record.json())).contains(record);
    assertThat(ErasureRecord.byPath(List.of(record, record))).containsOnlyKeys(file.path());
    assertThatThrownBy(
            () ->
                new ErasedFile(
                    file.path(), 3, 1, DIGEST, List.of(copy()), Map.of(), Map.of(), Map.of()))
        .hasMessage(file.path() + " has 3 rows, not 1 erased and 1 left");
  }

  private ErasedManifest erased(DatasetManifest of) {
    return new ErasedManifest(of, Map.of(file.path(), erased()), ErasedManifestTest::greatest);
  }

  private static Map<String, long[]> greatest(List<PublishedFile> files) {
    assertThat(files).hasSize(2);
    return Map.of("views", new long[] {3, 4});
  }

  /** The longest of the file's two rows. */
  private ErasedFile erased() {
    SequenceTally tally =
        new SequenceTally(List.of("event_time", "item"), SequenceOrder.OLDEST_FIRST);
    tally.add(4, 5, 60_000_001L, 86_400_000_000L * 4, 3_600_000_000L);
    tally.addNulls(1, new int[] {0}, 1, 4);
    tally.addSource("views", 4);
    tally.addKind("view", 4);
    return new ErasedFile(
        file.path(),
        2,
        1,
        DIGEST,
        List.of(copy()),
        Map.of("views", tally.statistics()),
        Map.of("train", 1L),
        Map.of());
  }

  private PublishedFile copy() {
    return new PublishedFile(
        "data/b-erase/label_date=2026-03-01/part-00000-c0.parquet",
        file.window(),
        90,
        1,
        "34".repeat(32),
        file.rowDigest().minus(DIGEST),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        1,
        1);
  }
}
