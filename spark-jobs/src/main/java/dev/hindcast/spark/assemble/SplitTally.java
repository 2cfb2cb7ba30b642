/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.label.NoSplit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the labels of some users are: rows by split, and what was looked for in them. Two tallies of
 * different users add up, whatever their order.
 */
public final class SplitTally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 5;

  private final Map<LabelWindow, Map<String, Long>> rows = new TreeMap<>();
  private final Map<LabelWindow, Map<String, Long>> withoutSplit = new TreeMap<>();
  private long users;
  private long usersInSeveral;
  private long outcomes;
  private long outcomesPastSplit;
  private long leastEmbargoMicros;
  private List<String> examples = new ArrayList<>();

  void count(LabelWindow window, String split) {
    rows.computeIfAbsent(window, unused -> new TreeMap<>()).merge(split, 1L, Long::sum);
  }

  void count(LabelWindow window, NoSplit reason) {
    withoutSplit
        .computeIfAbsent(window, unused -> new TreeMap<>())
        .merge(reason.text(), 1L, Long::sum);
  }

  /** A user who has labels in one split or in several. */
  void countUser(boolean isInSeveral) {
    users++;
    usersInSeveral += isInSeveral ? 1 : 0;
  }

  /** The outcome of a label in a split that another one follows. */
  void countOutcome() {
    outcomes++;
  }

  /**
   * An outcome that reaches past its split.
   *
   * @param neededMicros the least embargo that leaves the label out
   */
  void addOutcomePastSplit(String example, long neededMicros) {
    outcomesPastSplit++;
    leastEmbargoMicros = Math.max(leastEmbargoMicros, neededMicros);
    addExamples(List.of(example));
  }

  public void add(SplitTally other) {
    addCounts(rows, other.rows);
    addCounts(withoutSplit, other.withoutSplit);
    users += other.users;
    usersInSeveral += other.usersInSeveral;
    outcomes += other.outcomes;
    outcomesPastSplit += other.outcomesPastSplit;
    leastEmbargoMicros = Math.max(leastEmbargoMicros, other.leastEmbargoMicros);
    addExamples(other.examples);
  }

  private void addExamples(List<String> more) {
    List<String> all = new ArrayList<>(examples);
    all.addAll(more);
    Collections.sort(all);
    examples = new ArrayList<>(all.subList(0, Math.min(EXAMPLES, all.size())));
  }

  private static void addCounts(
      Map<LabelWindow, Map<String, Long>> to, Map<LabelWindow, Map<String, Long>> from) {
    from.forEach(
        (window, counts) ->
            counts.forEach(
                (name, count) ->
                    to.computeIfAbsent(window, unused -> new TreeMap<>())
                        .merge(name, count, Long::sum)));
  }

  /** Split name to rows of a label window. */
  public Map<String, Long> rows(LabelWindow window) {
    return Map.copyOf(rows.getOrDefault(window, new TreeMap<>()));
  }

  /** Why rows of a label window are in no split, to their number. */
  public Map<String, Long> withoutSplit(LabelWindow window) {
    return Map.copyOf(withoutSplit.getOrDefault(window, new TreeMap<>()));
  }

  /** Users with a label in a split. */
  public long users() {
    return users;
  }

  /** Users with labels in several splits. */
  public long usersInSeveral() {
    return usersInSeveral;
  }

  /** Labels in a split that another one follows, and whose outcome end is known. */
  public long outcomes() {
    return outcomes;
  }

  /** Those of them whose outcome reaches past the end of their split. */
  public long outcomesPastSplit() {
    return outcomesPastSplit;
  }

  /** The least embargo with which no outcome would reach past a split's end. */
  public long leastEmbargoMicros() {
    return leastEmbargoMicros;
  }

  /** Some labels whose outcome reaches past the end of their split, in the order of text. */
  public List<String> examples() {
    return List.copyOf(examples);
  }
}
