/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing case as small as greedy deletion can. */
public final class CaseShrinker {
  private CaseShrinker() {}

  /** A case that still fails and fails no more if any one thing is taken from it. */
  public static Case smallest(Case failing, Predicate<Case> fails) {
    Case smallest = failing;
    for (Optional<Case> next = Optional.of(failing); next.isPresent(); ) {
      smallest = next.get();
      next = smaller(smallest).stream().filter(fails).findFirst();
    }
    return smallest;
  }

  private static List<Case> smaller(Case given) {
    List<Case> smaller = new ArrayList<>();
    without(given.labels()).forEach(labels -> smaller.add(given.withLabels(labels)));
    List<SequenceDefinition> sequences = given.definition().sequences();
    if (sequences.size() > 1) {
      without(sequences).forEach(fewer -> smaller.add(given.withSequences(fewer)));
    }
    without(given.revisions()).forEach(revisions -> smaller.add(given.withRevisions(revisions)));
    for (int s = 0; s < sequences.size(); s++) {
      for (SequenceDefinition simpler : simpler(sequences.get(s))) {
        List<SequenceDefinition> changed = new ArrayList<>(sequences);
        changed.set(s, simpler);
        smaller.add(given.withSequences(changed));
      }
    }
    return smaller;
  }

  private static List<SequenceDefinition> simpler(SequenceDefinition given) {
    List<SequenceDefinition> simpler = new ArrayList<>();
    if (given.filter().isPresent()) {
      simpler.add(CaseSequences.withFilter(given, Optional.empty()));
    }
    if (given.gapMicros() > 0) {
      simpler.add(CaseSequences.withRange(given, given.lookbackMicros(), 0));
    }
    if (given.lookbackMicros() < Long.MAX_VALUE) {
      simpler.add(CaseSequences.withRange(given, Long.MAX_VALUE, given.gapMicros()));
    }
    without(given.tieBreak())
        .forEach(columns -> simpler.add(CaseSequences.withTieBreak(given, columns)));
    return simpler;
  }

  private static <T> List<List<T>> without(List<T> values) {
    List<List<T>> shorter = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      List<T> others = new ArrayList<>(values);
      others.remove(i);
      shorter.add(others);
    }
    return shorter;
  }
}
