/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** Names of the columns that say which label a row is of. */
public record KeyColumns(String labelId, String user, String labelTime) implements Serializable {
  public KeyColumns {
    Objects.requireNonNull(labelId, "labelId");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(labelTime, "labelTime");
  }

  /** Those of a version. */
  public static KeyColumns of(DatasetManifest manifest) {
    return new KeyColumns(
        name(manifest, ColumnRole.LABEL_ID),
        name(manifest, ColumnRole.USER),
        name(manifest, ColumnRole.LABEL_TIME));
  }

  List<String> names() {
    return List.of(labelId, user, labelTime);
  }

  private static String name(DatasetManifest manifest, ColumnRole role) {
    return manifest.schema().stream()
        .filter(column -> column.role() == role)
        .map(OutputColumn::name)
        .findFirst()
        .orElseThrow();
  }
}
