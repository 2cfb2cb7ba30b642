/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.List;

/**
 * The columns of the next version and how they differ from its parent's.
 *
 * @param columns in the order of the files, with the field ids that they have there
 * @param lastFieldId the greatest field id that any version up to this one used
 * @param changes none in a first version
 */
public record SchemaEvolution(
    List<OutputColumn> columns, int lastFieldId, List<SchemaChange> changes) {
  public SchemaEvolution {
    columns = List.copyOf(columns);
    changes = List.copyOf(changes);
  }

  /** The changes that readers of the parent may fail on. */
  public List<SchemaChange> breaking() {
    return changes.stream().filter(SchemaChange::breaking).toList();
  }
}
