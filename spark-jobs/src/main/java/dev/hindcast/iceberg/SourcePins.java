/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The pinned tables of one definition, checked against its mapping.
 *
 * @param tables {@code catalog.namespace.table} to its pin: the label table first, then the
 *     sources' and the dimensions' in the definition's order
 */
public record SourcePins(Map<String, PinnedTable> tables) {
  public SourcePins {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /**
   * Pins the current snapshot of every table.
   *
   * @throws HindcastException one that lists every problem with every table and column
   */
  public static SourcePins take(DatasetDefinition definition, SourceCatalogs catalogs) {
    return collect(definition, catalogs::pin);
  }

  /**
   * Finds the snapshots that a request pinned and checks the mapping again, by the request's field
   * ids.
   *
   * @param columns table name to column name to field id
   * @throws HindcastException one that lists every problem with every table and column
   */
  public static SourcePins verify(
      DatasetDefinition definition,
      List<SourceSnapshot> pins,
      Map<String, Map<String, Integer>> columns,
      SourceCatalogs catalogs) {
    Map<String, SourceSnapshot> byTable = new LinkedHashMap<>();
    pins.forEach(pin -> byTable.put(pin.table(), pin));
    return collect(
        definition,
        table -> {
          SourceSnapshot pin = byTable.get(table);
          Map<String, Integer> fieldIds = columns.get(table);
          if (pin == null || fieldIds == null) {
            throw SourceErrors.unpinned(table);
          }
          return catalogs.verify(pin).withFieldIds(fieldIds);
        });
  }

  /** The tables a definition reads, each once: labels, then sources, then dimensions, in order. */
  public static Set<String> tablesOf(DatasetDefinition definition) {
    Set<String> names = new LinkedHashSet<>();
    names.add(definition.labels().table());
    definition.sources().stream().map(EventSource::table).forEach(names::add);
    definition.enrichments().stream().map(EnrichmentDefinition::table).forEach(names::add);
    return Collections.unmodifiableSet(names);
  }

  public List<SourceSnapshot> snapshots() {
    return tables.values().stream().map(PinnedTable::source).toList();
  }

  /** Table name to column name to field id. */
  public Map<String, Map<String, Integer>> columns() {
    Map<String, Map<String, Integer>> columns = new LinkedHashMap<>();
    tables.forEach((name, table) -> columns.put(name, table.fieldIds()));
    return columns;
  }

  /** What a user should know although every pin can be read. */
  public List<String> warnings() {
    return tables.values().stream().flatMap(table -> table.warnings().stream()).toList();
  }

  private static SourcePins collect(
      DatasetDefinition definition, Function<String, PinnedTable> pinned) {
    Map<String, PinnedTable> tables = new LinkedHashMap<>();
    List<SourceProblem> problems = new ArrayList<>();
    for (String table : tablesOf(definition)) {
      try {
        tables.put(table, pinned.apply(table));
      } catch (HindcastException e) {
        problems.add(SourceProblem.of(e));
      }
    }
    problems.addAll(SourceChecks.problems(definition, tables));
    SourceProblem.throwAll(definition.name(), problems);
    return new SourcePins(tables);
  }
}
