/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.example;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A line of {@code expected.csv}: what one sequence of one label must be.
 *
 * @param cells column to its cell, null for an empty one, in the order of the file
 */
public record ExpectedLine(String labelId, String sequence, Map<String, String> cells) {
  private static final int KEYS = 2;

  public ExpectedLine {
    Objects.requireNonNull(labelId, "labelId");
    Objects.requireNonNull(sequence, "sequence");
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /**
   * Reads {@code expected.csv}: the label id, {@code sequence}, then columns.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static List<ExpectedLine> parse(String csv) {
    ExampleTable table = ExampleTable.parse(csv);
    if (table.columns().size() < KEYS || !table.columns().get(1).name().equals("sequence")) {
      throw new IllegalArgumentException(
          "its header must begin with the label id and with sequence, as in"
              + " label_id,sequence,item");
    }
    List<ExpectedLine> lines = new ArrayList<>();
    for (List<String> row : table.rows()) {
      if (row.get(0) == null || row.get(1) == null) {
        throw new IllegalArgumentException(
            "row " + (lines.size() + 1) + " lacks its label id or its sequence");
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int n = KEYS; n < row.size(); n++) {
        cells.put(table.columns().get(n).name(), row.get(n));
      }
      lines.add(new ExpectedLine(row.get(0), row.get(1), cells));
    }
    return lines;
  }
}
