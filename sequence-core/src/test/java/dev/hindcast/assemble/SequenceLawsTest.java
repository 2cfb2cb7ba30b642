/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseSequences;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.cases.RowCondition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.event.RevisionKind;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What follows from the rule, of random cases, without a reference to compare with. */
class SequenceLawsTest {
  private static final long SEED = RandomCases.printedSeed("laws");
  private static final int CASES = 1_500;

  @Test
  void whatArrivesAfterTheKnowledgeTimeChangesNothing() {
    ofEachLabel(
        (given, random) -> {
          long k = knowledgeTimeMicros(given, given.labels().get(0));
          List<CaseRevision> more = new ArrayList<>(given.revisions());
          for (CaseRevision row : given.revisions()) {
            CaseRevision late =
                row.withTimes(
                    near(row.eventTimeMicros(), random), Math.max(k + 1, near(k, random)));
            more.add(random.nextBoolean() ? late : late.withKind(RevisionKind.RETRACTION));
          }
          assertSame(given, given.withRevisions(more));
        });
  }

  @Test
  void aNewEventAtOrAfterTheLabelTimeChangesNothing() {
    ofEachLabel(
        (given, random) -> {
          long t = given.labels().get(0).timeMicros();
          List<CaseRevision> more = new ArrayList<>(given.revisions());
          for (CaseRevision row : given.revisions()) {
            more.add(
                row.withEventId(newId(row))
                    .withTimes(Math.max(t, near(t, random)), near(t, random)));
          }
          assertSame(given, given.withRevisions(more));
        });
  }

  @Test
  void theOrderOfRowsAndLabelsChangesNothing() {
    ofEach(
        (given, random) -> {
          List<CaseRevision> rows = new ArrayList<>(given.revisions());
          Collections.shuffle(rows, random);
          assertSame(given, given.withRevisions(rows));
          List<CaseLabel> labels = new ArrayList<>(given.labels());
          Collections.reverse(labels);
          assertThat(SweepRunner.run(given.withLabels(labels)))
              .containsExactlyInAnyOrderElementsOf(SweepRunner.run(given));
        });
  }

  @Test
  void deliveringRowsTwiceChangesNothing() {
    ofEach(
        (given, random) -> {
          List<CaseRevision> rows = new ArrayList<>(given.revisions());
          rows.addAll(given.revisions().subList(0, given.revisions().size() / 2));
          assertSame(given, given.withRevisions(rows));
        });
  }

  @Test
  void raisingTheKnowledgeTimeWhereNothingArrivesChangesNothing() {
    ofEachLabel(
        (given, random) -> {
          long k = knowledgeTimeMicros(given, given.labels().get(0));
          long next = Micros.SANE_TO;
          for (CaseRevision row : given.revisions()) {
            for (long known : knownFromMicros(given, row)) {
              next = known > k ? Math.min(next, known) : next;
            }
          }
          Case atK = given.withPolicy(new KnowledgePolicy.AsKnownAt()).withKnowledgeTime(k);
          assertSame(given, atK);
          assertSame(given, atK.withKnowledgeTime(Math.max(k, next - 1)));
        });
  }

  @Test
  void aLongerMaxLengthExtendsASequenceAtItsOldEndOnly() {
    ofEach(
        (given, random) -> {
          Case oldestFirst =
              given.withEachSequence(s -> CaseSequences.withOrder(s, SequenceOrder.OLDEST_FIRST));
          List<CaseAnswer> longer =
              SweepRunner.run(
                  oldestFirst.withEachSequence(
                      s -> CaseSequences.withMaxLength(s, s.maxLength() + 1 + random.nextInt(3))));
          List<CaseAnswer> shorter = SweepRunner.run(oldestFirst);
          for (int i = 0; i < shorter.size(); i++) {
            int more = longer.get(i).events().size() - shorter.get(i).events().size();
            assertThat(tail(longer.get(i).events(), more)).isEqualTo(shorter.get(i).events());
            assertThat(longer.get(i).eligible()).isEqualTo(shorter.get(i).eligible());
            for (String derived : shorter.get(i).derived().keySet()) {
              assertThat(tail(longer.get(i).values(derived), more))
                  .isEqualTo(shorter.get(i).values(derived));
            }
          }
        });
  }

  @Test
  void newestFirstIsOldestFirstReversed() {
    ofEach(
        (given, random) -> {
          List<CaseAnswer> oldest =
              SweepRunner.run(
                  given.withEachSequence(
                      s -> CaseSequences.withOrder(s, SequenceOrder.OLDEST_FIRST)));
          List<CaseAnswer> newest =
              SweepRunner.run(
                  given.withEachSequence(
                      s -> CaseSequences.withOrder(s, SequenceOrder.NEWEST_FIRST)));
          for (int i = 0; i < oldest.size(); i++) {
            assertThat(reversed(newest.get(i).events())).isEqualTo(oldest.get(i).events());
            for (String derived : newest.get(i).derived().keySet()) {
              assertThat(reversed(newest.get(i).values(derived)))
                  .isEqualTo(oldest.get(i).values(derived));
            }
          }
        });
  }

  @Test
  void theValuesOfAFailingRevisionDoNotMatter() {
    ofEach(
        (given, random) -> {
          List<CaseRevision> rows = new ArrayList<>();
          for (CaseRevision row : given.revisions()) {
            EventSource source = given.definition().source(row.source());
            boolean fails =
                source.where().isPresent()
                    && !RowCondition.parse(source.where().get()).holds(row.values());
            rows.add(fails ? row.withValues(allNull(row)) : row);
          }
          assertSame(given, given.withRevisions(rows));
        });
  }

  @Test
  void labelsSequencesAndUsersDoNotDisturbEachOther() {
    ofEach(
        (given, random) -> {
          List<CaseAnswer> alone = new ArrayList<>();
          SweepRunner sameInstance = new SweepRunner(given);
          for (CaseLabel label : given.labels()) {
            for (SequenceDefinition sequence : given.definition().sequences()) {
              Case one = given.withLabels(List.of(label)).withSequences(List.of(sequence));
              alone.addAll(SweepRunner.run(one));
            }
          }
          assertThat(sameInstance.answers(given)).isEqualTo(alone);
          assertThat(sameInstance.answers(given)).isEqualTo(alone);
        });
  }

  @Test
  void eligibleEventsAreCountedAsAnUnlimitedSequenceWouldHoldThem() {
    ofEach(
        (given, random) -> {
          List<CaseAnswer> limited = SweepRunner.run(given);
          List<CaseAnswer> unlimited =
              SweepRunner.run(
                  given.withEachSequence(
                      s -> CaseSequences.withMaxLength(SelectionLawsTest.onlyExcluding(s), 1_000)));
          for (int i = 0; i < limited.size(); i++) {
            assertThat(limited.get(i).eligible()).isEqualTo(unlimited.get(i).events().size());
          }
        });
  }

  @Test
  void withoutCorrectionsALabelSeesAPrefixOfTheStream() {
    ofEachLabel(
        (given, random) -> {
          Map<List<Object>, CaseRevision> firsts = new LinkedHashMap<>();
          for (CaseRevision row : given.revisions()) {
            if (row.kind() == RevisionKind.REPORT) {
              firsts.putIfAbsent(List.of(row.source(), row.eventId()), row);
            }
          }
          long t = given.labels().get(0).timeMicros();
          long delay = given.definition().knowledge().delayMicros();
          Case simple =
              given
                  .withPolicy(new KnowledgePolicy.AsKnownAtLabel(delay))
                  .withKnowledgeTime(Micros.SANE_TO)
                  .withRevisions(List.copyOf(firsts.values()))
                  .withEachSequence(s -> CaseSequences.withRange(s, Long.MAX_VALUE, 0));
          List<CaseRevision> prefix =
              simple.revisions().stream()
                  .filter(
                      row ->
                          Math.max(
                                  row.eventTimeMicros() + 1,
                                  Micros.plus(row.arrivalTimeMicros(), delay))
                              <= t)
                  .toList();
          Case allKnown =
              simple
                  .withPolicy(new KnowledgePolicy.AsKnownAt())
                  .withKnowledgeTime(Micros.minus(t, delay));
          assertThat(SweepRunner.run(simple))
              .isEqualTo(SweepRunner.run(allKnown.withRevisions(prefix)));
        });
  }

  private static <T> List<T> tail(List<T> values, int from) {
    return values.subList(from, values.size());
  }

  private static <T> List<T> reversed(List<T> values) {
    List<T> reversed = new ArrayList<>(values);
    Collections.reverse(reversed);
    return reversed;
  }

  private static void ofEach(BiConsumer<Case, Random> law) {
    for (int number = 0; number < RandomCases.count(CASES); number++) {
      law.accept(RandomCases.at(SEED, number), new Random(SEED + number));
    }
  }

  private static void ofEachLabel(BiConsumer<Case, Random> law) {
    ofEach(
        (given, random) ->
            given.labels().forEach(label -> law.accept(given.withLabels(List.of(label)), random)));
  }

  private static void assertSame(Case given, Case changed) {
    assertThat(SweepRunner.run(changed)).isEqualTo(SweepRunner.run(given));
  }

  private static long knowledgeTimeMicros(Case given, CaseLabel label) {
    return given
        .definition()
        .knowledge()
        .knowledgeTimeMicros(label.timeMicros(), given.knowledgeTimeMicros());
  }

  /** When the row arrives, and when each of its attributes that are known later is known. */
  private static List<Long> knownFromMicros(Case given, CaseRevision row) {
    List<Long> instants = new ArrayList<>(List.of(row.arrivalTimeMicros()));
    for (KnownAfter after : given.definition().source(row.source()).knownAfter().values()) {
      Object instant =
          after instanceof KnownAfter.Column column
              ? row.values().get(column.name())
              : (Object) (row.eventTimeMicros() + ((KnownAfter.Delay) after).micros());
      if (instant != null) {
        instants.add((Long) instant);
      }
    }
    return instants;
  }

  private static long near(long micros, Random random) {
    return micros + random.nextInt(7) - 3;
  }

  private static List<Object> newId(CaseRevision row) {
    List<Object> id = new ArrayList<>(row.eventId());
    id.set(0, id.get(0) instanceof Long ? (Object) 77L : "new");
    return id;
  }

  private static Map<String, Object> allNull(CaseRevision row) {
    Map<String, Object> values = new LinkedHashMap<>(row.values());
    values.replaceAll((column, value) -> null);
    return values;
  }
}
