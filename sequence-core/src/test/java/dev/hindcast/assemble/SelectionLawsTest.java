/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseSequences;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What follows for selections and their trace, of random cases, without a reference. */
class SelectionLawsTest {
  private static final long SEED = RandomCases.printedSeed("selection laws");
  private static final int CASES = 1_500;

  /** The sequence with its exclusions and without distinct-by, collapsing and quota. */
  static SequenceDefinition onlyExcluding(SequenceDefinition sequence) {
    return CaseSequences.withSelection(
        sequence,
        new Selection(
            sequence.selection().exclude(), Optional.empty(), List.of(), Optional.empty()));
  }

  private static SequenceDefinition withoutExcluding(SequenceDefinition sequence) {
    Selection selection = sequence.selection();
    return CaseSequences.withSelection(
        sequence,
        new Selection(
            Set.of(), selection.distinctBy(), selection.collapseRepeats(), selection.quota()));
  }

  @Test
  void anExcludedEventIsAsIfItHadNeverHappened() {
    ofEachSequence(
        (given, traced) -> {
          List<CaseRevision> rest = new ArrayList<>(given.revisions());
          for (TracedFates.Fate fate : traced.of(0, "excluded")) {
            rest.removeIf(fate.event()::isOfSameEvent);
          }
          Case without =
              given.withRevisions(rest).withEachSequence(SelectionLawsTest::withoutExcluding);
          assertThat(SweepRunner.run(without)).isEqualTo(traced.answers());
        });
  }

  @Test
  void aLabelThatSharesNothingExcludesNothing() {
    ofEachSequence(
        (given, traced) -> {
          CaseLabel label = given.labels().get(0);
          Case alone = given.withLabels(List.of(new CaseLabel(label.id(), label.timeMicros())));
          assertThat(SweepRunner.run(alone))
              .isEqualTo(
                  SweepRunner.run(alone.withEachSequence(SelectionLawsTest::withoutExcluding)));
        });
  }

  @Test
  void aTraceTellsTheFateOfEveryEventOnceAndChangesNothing() {
    ofEachSequence(
        (given, traced) -> {
          CaseAnswer answer = traced.answers().get(0);
          assertThat(SweepRunner.run(given)).containsExactly(answer);
          List<TracedFates.Fate> kept = traced.of(0, "kept");
          assertThat(kept).hasSameSizeAs(answer.events());
          for (TracedFates.Fate fate : kept) {
            CaseRevision event = answer.events().get(fate.position());
            assertThat(event.isOfSameEvent(fate.event())).isTrue();
            assertThat(event.eventTimeMicros()).isEqualTo(fate.event().eventTimeMicros());
          }
          int excluded = traced.of(0, "excluded").size();
          assertThat(traced.of(0)).hasSize((int) answer.eligible() + excluded);
          Set<List<Object>> told = new HashSet<>();
          traced
              .of(0)
              .forEach(fate -> told.add(List.of(fate.event().source(), fate.event().eventId())));
          assertThat(told).hasSameSizeAs(traced.of(0));
        });
  }

  @Test
  void aTraceTellsWhichNewerEventStandsForARepeat() {
    ofEachSequence(
        (given, traced) -> {
          Selection selection = given.definition().sequences().get(0).selection();
          List<TracedFates.Fate> repeats = new ArrayList<>(traced.of(0, "repeated"));
          assertThat(repeats.isEmpty() || selection.distinctBy().isPresent()).isTrue();
          repeats.addAll(traced.of(0, "collapsed"));
          for (TracedFates.Fate fate : repeats) {
            assertThat(fate.newer().isOfSameEvent(fate.event())).isFalse();
            assertThat(fate.newer().eventTimeMicros())
                .isGreaterThanOrEqualTo(fate.event().eventTimeMicros());
          }
          assertThat(traced.of(0, "collapsed").isEmpty() || !selection.collapseRepeats().isEmpty())
              .isTrue();
          assertThat(traced.of(0, "over quota").isEmpty() || selection.quota().isPresent())
              .isTrue();
        });
  }

  private static void ofEachSequence(BiConsumer<Case, TracedFates> law) {
    for (int number = 0; number < RandomCases.count(CASES); number++) {
      Case given = RandomCases.at(SEED, number);
      for (SequenceDefinition sequence : given.definition().sequences()) {
        for (CaseLabel label : given.labels()) {
          Case one = given.withSequences(List.of(sequence)).withLabels(List.of(label));
          law.accept(one, new TracedFates(one));
        }
      }
    }
  }
}
