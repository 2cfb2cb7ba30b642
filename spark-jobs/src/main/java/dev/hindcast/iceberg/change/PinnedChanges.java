/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.SourcePins;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.iceberg.Table;

/**
 * What changed in the tables of a definition between two builds.
 *
 * @param tables table as the definition names it to its change, in the definition's order
 */
public record PinnedChanges(
    PinnedInputs before, PinnedInputs after, Map<String, TableChange> tables) {
  public PinnedChanges {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /**
   * Compares all tables. Metadata are read, no data.
   *
   * @param load gives a table by the definition's name for it
   */
  public static PinnedChanges between(
      DatasetDefinition definition,
      PinnedInputs before,
      PinnedInputs after,
      Function<String, Table> load) {
    Map<String, TableChange> changes = new LinkedHashMap<>();
    for (String table : SourcePins.tablesOf(definition)) {
      changes.put(table, change(MappedColumns.of(definition, table), table, before, after, load));
    }
    return new PinnedChanges(before, after, changes);
  }

  private static TableChange change(
      MappedColumns mapped,
      String table,
      PinnedInputs before,
      PinnedInputs after,
      Function<String, Table> load) {
    if (!before.snapshots().containsKey(table) || !after.snapshots().containsKey(table)) {
      return new TableChange.Underivable(
          "table " + table + ": it was read by only one of the builds");
    }
    return TableChange.between(
        load.apply(table),
        before.snapshots().get(table),
        after.snapshots().get(table),
        ComparedColumns.of(mapped, before.columns().get(table), after.columns().get(table)));
  }

  /** Whether no row differs, whatever the knowledge times are. */
  public boolean areNone() {
    return tables.values().stream().allMatch(TableChange.Unchanged.class::isInstance);
  }

  /** Why everything has to be built again; nothing if the changes can be told. */
  public List<String> obstacles() {
    return tables.values().stream()
        .filter(TableChange.Underivable.class::isInstance)
        .map(change -> ((TableChange.Underivable) change).why())
        .toList();
  }
}
