/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.LabelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns that a definition names of one table.
 *
 * @param key where the definition maps the table
 * @param zoneDeclared whether timestamps without zone have a declared one
 * @param needsRowLineage whether arrival times are commit times
 */
record TableMapping(
    String key,
    String table,
    boolean zoneDeclared,
    boolean needsRowLineage,
    List<ColumnReference> columns) {
  private static final Pattern COLUMN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Set<String> WORDS = Set.of("null", "true", "false");

  TableMapping {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(table, "table");
    columns = List.copyOf(columns);
  }

  static TableMapping of(LabelSource labels) {
    String key = "dataset.labels";
    List<ColumnReference> columns = new ArrayList<>();
    columns.add(new ColumnReference(key + ".id", labels.id(), ColumnUse.ID));
    columns.add(new ColumnReference(key + ".user", labels.user(), ColumnUse.ID));
    columns.add(new ColumnReference(key + ".time", labels.time(), ColumnUse.TIME));
    for (String column : labels.columns()) {
      columns.add(new ColumnReference(key + ".columns", column, ColumnUse.VALUE));
    }
    labels
        .request()
        .ifPresent(name -> columns.add(new ColumnReference(key + ".request", name, ColumnUse.ID)));
    for (String column : labels.event()) {
      columns.add(new ColumnReference(key + ".event", column, ColumnUse.ID));
    }
    labels
        .session()
        .ifPresent(name -> columns.add(new ColumnReference(key + ".session", name, ColumnUse.ID)));
    labels
        .outcome()
        .ifPresent(
            outcome ->
                columns.add(
                    new ColumnReference(
                        key + ".outcome-end", outcome.endColumn(), ColumnUse.TIME)));
    return new TableMapping(key, labels.table(), labels.timeZone().isPresent(), false, columns);
  }

  static TableMapping of(EventSource source) {
    String key = "dataset.sources." + source.name();
    List<ColumnReference> columns = new ArrayList<>();
    columns.add(new ColumnReference(key + ".user", source.user(), ColumnUse.ID));
    if (source.identity() instanceof EventIdentity.Columns identity) {
      for (String column : identity.names()) {
        columns.add(new ColumnReference(key + ".event-id", column, ColumnUse.ID));
      }
    }
    columns.add(new ColumnReference(key + ".event-time", source.eventTime(), ColumnUse.TIME));
    if (source.arrivalTime() instanceof ArrivalTime.Column arrival) {
      columns.add(new ColumnReference(key + ".arrival-time", arrival.name(), ColumnUse.TIME));
    }
    source
        .revision()
        .ifPresent(
            column ->
                columns.add(new ColumnReference(key + ".revision", column, ColumnUse.REVISION)));
    source
        .attributes()
        .forEach(
            (name, expression) -> {
              if (isColumn(expression)) {
                String attribute = key + ".attributes." + name;
                columns.add(new ColumnReference(attribute, expression, ColumnUse.VALUE));
              }
            });
    source
        .knownAfter()
        .forEach(
            (name, after) -> {
              if (after instanceof KnownAfter.Column column) {
                String knownAfter = key + ".attributes." + name + ".known-after";
                columns.add(new ColumnReference(knownAfter, column.name(), ColumnUse.TIME));
              }
            });
    source
        .request()
        .ifPresent(
            column -> columns.add(new ColumnReference(key + ".request", column, ColumnUse.ID)));
    source
        .session()
        .ifPresent(
            column -> columns.add(new ColumnReference(key + ".session", column, ColumnUse.ID)));
    return new TableMapping(
        key,
        source.table(),
        source.timeZone().isPresent(),
        source.arrivalTime() instanceof ArrivalTime.CommitTime,
        columns);
  }

  static TableMapping of(EnrichmentDefinition enrichment) {
    String key = "dataset.enrichments." + enrichment.name();
    List<ColumnReference> columns = new ArrayList<>();
    enrichment
        .key()
        .forEach(
            (attribute, column) ->
                columns.add(new ColumnReference(key + ".key." + attribute, column, ColumnUse.KEY)));
    columns.add(new ColumnReference(key + ".valid-from", enrichment.validFrom(), ColumnUse.TIME));
    enrichment
        .validTo()
        .ifPresent(
            column -> columns.add(new ColumnReference(key + ".valid-to", column, ColumnUse.TIME)));
    enrichment
        .knownAt()
        .ifPresent(
            column -> columns.add(new ColumnReference(key + ".known-at", column, ColumnUse.TIME)));
    enrichment
        .columns()
        .forEach(
            (attribute, column) ->
                columns.add(
                    new ColumnReference(key + ".columns." + attribute, column, ColumnUse.VALUE)));
    enrichment
        .space()
        .ifPresent(
            column -> columns.add(new ColumnReference(key + ".space", column, ColumnUse.SPACE)));
    return new TableMapping(
        key, enrichment.table(), enrichment.timeZone().isPresent(), false, columns);
  }

  /** Whether an expression is a bare column name; anything else needs Spark to be understood. */
  static boolean isColumn(String expression) {
    String text = expression.strip();
    return COLUMN_NAME.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }
}
