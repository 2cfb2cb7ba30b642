/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.SequenceDefinition;
import java.util.List;
import java.util.Set;

/** Checks that what a key names is declared somewhere. */
final class ReferenceCheck {
  private static final String CATALOGS = DefinitionBuilder.CATALOGS;

  private final KeyValues values;
  private final ConfigProblems problems;

  ReferenceCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    values.names(CATALOGS).forEach(this::catalog);
    table("dataset.labels.table");
    for (String source : values.names(SequenceKeys.SOURCES)) {
      table(SequenceKeys.SOURCES + "." + source + ".table");
    }
    for (String enrichment : values.names(SequenceKeys.ENRICHMENTS)) {
      table(SequenceKeys.ENRICHMENTS + "." + enrichment + ".table");
    }
    for (String name : values.names(SequenceKeys.SEQUENCES)) {
      sequence(new SequenceKeys(values, name));
    }
  }

  private void catalog(String name) {
    String path = CATALOGS + "." + name;
    List<String> properties = values.names(path);
    if (!properties.isEmpty()
        && !properties.contains("type")
        && !properties.contains("catalog-impl")) {
      problems.add(
          values.position(path),
          path,
          "has neither type nor catalog-impl",
          "Add type, such as jdbc, rest, hive, glue or hadoop.");
    }
  }

  private void table(String path) {
    List<String> declared = values.names(CATALOGS);
    values
        .text(path)
        .map(table -> table.substring(0, table.indexOf('.')))
        .filter(catalog -> !declared.contains(catalog))
        .ifPresent(
            catalog ->
                problems.add(
                    values.position(path),
                    path,
                    "there is no catalog "
                        + ShownText.quoted(catalog)
                        + Nearest.suggestion(catalog, declared),
                    "Declare " + CATALOGS + "." + catalog + ", or name a declared one."));
  }

  private void sequence(SequenceKeys sequence) {
    String path = sequence.path("sources");
    List<String> declared = values.names(SequenceKeys.SOURCES);
    List<String> unknown =
        sequence.sources().stream().filter(source -> !declared.contains(source)).toList();
    for (String source : unknown) {
      problems.add(
          values.position(path),
          path,
          "there is no source " + ShownText.quoted(source) + Nearest.suggestion(source, declared),
          "Declare " + SequenceKeys.SOURCES + "." + source + ", or name a declared one.");
    }
    if (values.texts(path).filter(List::isEmpty).isPresent()) {
      problems.add(
          values.position(path),
          path,
          "names no source",
          "Name at least one, or leave the key out for all sources.");
    } else if (unknown.isEmpty()) {
      columns(sequence);
    }
  }

  private void columns(SequenceKeys sequence) {
    String path = sequence.path("columns");
    Set<String> attributes = sequence.attributes().keySet();
    AttributeUse use = new AttributeUse(sequence, new PathProblems(values, problems));
    for (String column : sequence.columns()) {
      if (!attributes.contains(column) && !column.equals(SequenceDefinition.EVENT_TIME)) {
        use.unknown(path, column);
      }
    }
  }
}
