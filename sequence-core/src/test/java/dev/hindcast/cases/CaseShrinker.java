/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    for (Selection selection : simpler(given.selection())) {
      simpler.add(CaseSequences.withSelection(given, selection));
    }
    for (String derived : given.derive().keySet()) {
      Map<String, DerivedAttribute> fewer = new LinkedHashMap<>(given.derive());
      fewer.remove(derived);
      List<String> columns = new ArrayList<>(given.columns());
      columns.remove(derived);
      simpler.add(CaseSequences.withColumns(CaseSequences.withDerive(given, fewer), columns));
    }
    without(given.tieBreak())
        .forEach(columns -> simpler.add(CaseSequences.withTieBreak(given, columns)));
    return simpler;
  }

  private static List<Selection> simpler(Selection given) {
    List<Selection> simpler = new ArrayList<>();
    without(List.copyOf(given.exclude()))
        .forEach(
            exclude ->
                simpler.add(
                    new Selection(
                        Set.copyOf(exclude),
                        given.distinctBy(),
                        given.collapseRepeats(),
                        given.quota())));
    if (given.distinctBy().isPresent()) {
      simpler.add(
          new Selection(given.exclude(), Optional.empty(), given.collapseRepeats(), given.quota()));
    }
    without(given.collapseRepeats())
        .forEach(
            collapse ->
                simpler.add(
                    new Selection(given.exclude(), given.distinctBy(), collapse, given.quota())));
    if (given.quota().isPresent()) {
      simpler.add(
          new Selection(
              given.exclude(), given.distinctBy(), given.collapseRepeats(), Optional.empty()));
    }
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
