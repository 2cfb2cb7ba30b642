/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random users of a setup: a few events in chains of revisions, and labels where they matter. */
public final class RandomUsers {
  /** Texts of requests and of sessions. */
  static final List<String> SHARED = List.of("r1", "s", "007");

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
      long time = labelTime(choice, setup, revisions, labels);
      int parts = setup.definition().labels().event().size();
      labels.add(label(choice, parts, user + "-" + i, time, revisions));
    }
    return new Case(
        user,
        setup.definition(),
        setup.dimensions(),
        setup.knowledgeTimeMicros(),
        choice.shuffled(revisions),
        choice.shuffled(labels));
  }

  /** A label that shares something with events, if its own event's id has any parts. */
  static CaseLabel label(
      RandomChoice choice, int parts, String id, long time, List<CaseRevision> revisions) {
    if (parts == 0) {
      return new CaseLabel(id, time);
    }
    List<List<String>> ids =
        revisions.stream()
            .map(revision -> revision.eventId().stream().map(String::valueOf).toList())
            .filter(event -> event.size() == parts)
            .toList();
    return new CaseLabel(
        id,
        time,
        ids.isEmpty() || choice.chance(0.2) ? List.of() : choice.oneOf(ids),
        choice.chance(0.2) ? Optional.empty() : Optional.of(choice.oneOf(SHARED)),
        choice.chance(0.2) ? Optional.empty() : Optional.of(choice.oneOf(SHARED)));
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
