/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** Checks what one key alone cannot show: references, contradictions and doubled outputs. */
final class ReferenceCheck {
  private final KeyValues values;
  private final ConfigProblems problems;

  ReferenceCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    tables();
  }

  private void tables() {
    table("dataset.labels.table");
    values
        .names(DefinitionBuilder.SOURCES)
        .forEach(name -> table(DefinitionBuilder.SOURCES + "." + name + ".table"));
  }

  private void table(String path) {
    values
        .text(path)
        .map(table -> table.substring(0, table.indexOf('.')))
        .filter(catalog -> !values.names(DefinitionBuilder.CATALOGS).contains(catalog))
        .ifPresent(
            catalog ->
                problems.add(
                    values.position(path),
                    path,
                    "catalog "
                        + ShownText.quoted(catalog)
                        + " is not declared"
                        + Nearest.suggestion(catalog, values.names(DefinitionBuilder.CATALOGS)),
                    "Declare dataset.catalogs."
                        + catalog
                        + ", or begin the table with a declared catalog."));
  }
}
