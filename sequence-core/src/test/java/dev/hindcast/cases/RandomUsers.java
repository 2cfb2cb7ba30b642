/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;

/** Random users of a setup: a few events in chains of revisions, and labels where they matter. */
public final class RandomUsers {
  private RandomUsers() {}

  /** The user of that seed and index; equal arguments give an equal case. */
  public static Case at(CaseSetup setup, long seed, long index, String user) {
    RandomChoice choice = new RandomChoice(seed, ~index);
    List<CaseRevision> revisions = new ArrayList<>();
    for (EventSource source : setup.definition().sources()) {
      revisions.addAll(
          new RandomRevisions(choice, setup, source)
              .make(choice.chance(0.2) ? 0 : choice.between(2, 5)));
    }
    List<CaseLabel> labels = new ArrayList<>();
    int count = choice.between(1, 5);
    for (int i = 0; i < count; i++) {
      labels.add(new CaseLabel(user + "-" + i, labelTime(choice, setup, revisions, labels)));
    }
    return new Case(
        user,
        setup.definition(),
        setup.knowledgeTimeMicros(),
        choice.shuffled(revisions),
        choice.shuffled(labels));
  }

  private static long labelTime(
      RandomChoice choice, CaseSetup setup, List<CaseRevision> revisions, List<CaseLabel> labels) {
    long time = setup.baseMicros() + choice.between(4, 30) * setup.unitMicros();
    if (!labels.isEmpty() && choice.chance(0.15)) {
      time = choice.oneOf(labels).timeMicros();
    } else if (!revisions.isEmpty() && choice.chance(0.5)) {
      time = boundary(choice, setup, choice.oneOf(revisions)) + choice.between(-1, 1);
    }
    return knowable(setup, Math.max(Micros.SANE_FROM, Math.min(Micros.SANE_TO - 1, time)));
  }

  private static long boundary(RandomChoice choice, CaseSetup setup, CaseRevision revision) {
    SequenceDefinition sequence = choice.oneOf(setup.definition().sequences());
    return choice.oneOf(
        revision.eventTimeMicros(),
        Micros.plus(revision.eventTimeMicros(), sequence.gapMicros()),
        Micros.plus(revision.eventTimeMicros(), sequence.lookbackMicros()),
        Micros.plus(revision.arrivalTimeMicros(), setup.definition().knowledge().delayMicros()));
  }

  private static long knowable(CaseSetup setup, long time) {
    if (setup.kind() == CaseSetup.Kind.CORE) {
      return time;
    }
    KnowledgePolicy policy = setup.definition().knowledge();
    long end = Micros.plus(setup.knowledgeTimeMicros(), policy.delayMicros());
    long earliest = setup.baseMicros() - 2 * Micros.PER_DAY;
    long latest = Math.min(setup.baseMicros() + 2 * Micros.PER_DAY, end - 1);
    return Math.max(earliest, Math.min(latest, time));
  }
}
