/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.audit.AuditRules;
import dev.hindcast.parquet.audit.DeclaredRules;
import java.util.List;
import java.util.Objects;

/**
 * What the files of one label window must keep to.
 *
 * @param schema columns in the order of the files
 * @param rows what is promised of every row
 */
public record FileRules(List<OutputColumn> schema, AuditRules rows) {
  public FileRules {
    schema = List.copyOf(schema);
    Objects.requireNonNull(rows, "rows");
  }

  /**
   * The rules of a window of a version.
   *
   * @param definition the version's own
   * @throws IllegalArgumentException if the version has no such window
   */
  public static FileRules of(
      DatasetManifest manifest, DatasetDefinition definition, LabelWindow window) {
    PublishedWindow published =
        manifest.windows().stream()
            .filter(each -> each.window().equals(window))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no label window " + window));
    return new FileRules(
        manifest.schema(), DeclaredRules.of(definition, published.knowledgeTimeMicros()));
  }

  /** Name of the column of a role that every version has once. */
  String column(ColumnRole role) {
    return schema.stream()
        .filter(column -> column.role() == role)
        .map(OutputColumn::name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column of role " + role.text()));
  }
}
