/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of differences, by names that lie within each other; can be added up. */
public final class DiffCounts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String WITHIN = "\u0001";

  private final TreeMap<String, Long> counts = new TreeMap<>();

  /** Counts what is named from the outside in. */
  void count(String... names) {
    counts.merge(String.join(WITHIN, names), 1L, Math::addExact);
  }

  public void add(DiffCounts other) {
    other.counts.forEach((name, count) -> counts.merge(name, count, Math::addExact));
  }

  /** Counts one row. */
  public void add(RowDiff row) {
    count("labels", row.change().name().toLowerCase(java.util.Locale.ROOT));
    boolean isOfLabel = row.change() != RowDiff.Change.CHANGED || !row.columns().isEmpty();
    if (isOfLabel) {
      count("causes", row.cause().text(), "labels");
    }
    row.columns().keySet().forEach(name -> count("columns", name));
    row.sequences().forEach(this::add);
  }

  /** Counts a label that went from one split to another. */
  public void addMove(Object before, Object after) {
    count("splits", before + " to " + after);
  }

  private void add(RowDiff.OfSequence sequence) {
    String name = sequence.name();
    count("sequences", name, "labels");
    if (sequence.diff().edits().isEmpty()) {
      count("sequences", name, "onlyEvidence");
    }
    if (sequence.usesLateArrival()) {
      count("sequences", name, "lateLabels");
    }
    sequence
        .diff()
        .divergence()
        .ifPresent(position -> count("sequences", name, "firstDivergence", bucket(position)));
    for (int n = 0; n < sequence.diff().edits().size(); n++) {
      SequenceEdit edit = sequence.diff().edits().get(n);
      count("sequences", name, "edits", edit.text());
      count("sequences", name, "causes", sequence.causes().get(n).text());
      count("causes", sequence.causes().get(n).text(), "events");
      edit.fields()
          .keySet()
          .forEach(column -> count("sequences", name, "fields", sequence.columns().get(column)));
    }
  }

  /** {@code 0}, {@code 1}, {@code 2-3}, {@code 4-7} and so on. */
  private static String bucket(int position) {
    int least = Integer.highestOneBit(position);
    return least < 2 ? Integer.toString(position) : least + "-" + (2L * least - 1);
  }

  /** Objects within each other. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      List<String> names = List.of(entry.getKey().split(WITHIN, -1));
      ObjectNode outer = json;
      for (String name : names.subList(0, names.size() - 1)) {
        outer = outer.withObjectProperty(name);
      }
      outer.put(names.get(names.size() - 1), entry.getValue());
    }
    return json;
  }
}
