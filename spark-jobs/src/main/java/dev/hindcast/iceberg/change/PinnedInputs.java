/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a build reads: a pin of each table, and what was known by then.
 *
 * @param snapshots table as the definition names it to its pin
 * @param columns table to column name to field id at the pin
 * @param knowledgeTimeMicros {@code K}, UTC
 */
public record PinnedInputs(
    Map<String, SourceSnapshot> snapshots,
    Map<String, Map<String, Integer>> columns,
    long knowledgeTimeMicros) {
  public PinnedInputs {
    snapshots = Map.copyOf(snapshots);
    columns = Map.copyOf(columns);
    for (String table : snapshots.keySet()) {
      if (!columns.containsKey(table)) {
        throw new IllegalArgumentException("the columns of table " + table + " are not pinned");
      }
    }
  }

  /** The pins as requests and manifests list them. */
  public static PinnedInputs of(
      List<SourceSnapshot> pins,
      Map<String, Map<String, Integer>> columns,
      long knowledgeTimeMicros) {
    Map<String, SourceSnapshot> snapshots = new LinkedHashMap<>();
    pins.forEach(pin -> snapshots.put(pin.table(), pin));
    return new PinnedInputs(snapshots, columns, knowledgeTimeMicros);
  }
}
