/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.diff.DiffCounts;
import dev.hindcast.diff.RowDiff;
import dev.hindcast.diff.RowDiffJson;
import dev.hindcast.diff.ValueChange;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What many rows differ in: counts, and a row as an example of each kind of difference. */
public final class DiffSummary implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Comparator<RowDiff> FIRST = Comparator.comparing(RowDiff::label);

  private final DiffCounts counts = new DiffCounts();
  private final TreeMap<String, RowDiff> examples = new TreeMap<>();
  private final String splitColumn;

  public DiffSummary(String splitColumn) {
    this.splitColumn = splitColumn;
  }

  public DiffSummary add(RowDiff row) {
    counts.add(row);
    ValueChange move = row.columns().get(splitColumn);
    if (move != null) {
      counts.addMove(move.before(), move.after());
    }
    if (row.sequences().isEmpty()) {
      example(row.change().name() + " " + row.cause().text(), row);
    }
    for (RowDiff.OfSequence sequence : row.sequences()) {
      for (int n = 0; n < sequence.causes().size(); n++) {
        String edit = sequence.diff().edits().get(n).text();
        example(sequence.name() + " " + sequence.causes().get(n).text() + " " + edit, row);
      }
    }
    return this;
  }

  public DiffSummary add(DiffSummary other) {
    counts.add(other.counts);
    other.examples.forEach(this::example);
    return this;
  }

  private void example(String kind, RowDiff row) {
    examples.merge(kind, row, (one, two) -> FIRST.compare(one, two) <= 0 ? one : two);
  }

  /** Counts within each other, and the examples by label. */
  public ObjectNode json() {
    ObjectNode json = counts.json();
    Map<String, RowDiff> byLabel = new TreeMap<>();
    examples.values().forEach(row -> byLabel.put(row.label(), row));
    ArrayNode array = json.putArray("examples");
    byLabel.values().forEach(row -> array.add(RowDiffJson.of(row)));
    return json;
  }
}
