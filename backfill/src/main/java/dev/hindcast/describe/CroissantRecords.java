/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedSplit;

/** The record sets of a version: its rows, and its splits if it has any. */
final class CroissantRecords {
  private static final String ROWS = "rows";
  private static final String SPLITS = "splits";

  private CroissantRecords() {}

  static void add(ObjectNode document, DatasetManifest manifest) {
    ArrayNode sets = document.putArray("recordSet");
    if (!manifest.splits().isEmpty()) {
      splits(sets.addObject(), manifest);
    }
    ObjectNode rows = set(sets.addObject(), ROWS);
    rows.put("description", "One row for each label.");
    manifest.schema().stream()
        .filter(column -> column.role() == ColumnRole.LABEL_ID)
        .forEach(column -> rows.putObject("key").put("@id", id(column)));
    ArrayNode fields = rows.putArray("field");
    manifest.schema().forEach(column -> field(fields.addObject(), column));
  }

  private static ObjectNode set(ObjectNode set, String name) {
    return set.put("@type", "cr:RecordSet").put("@id", name).put("name", name);
  }

  private static void splits(ObjectNode set, DatasetManifest manifest) {
    String name = SPLITS + "/name";
    set(set, SPLITS).put("dataType", "cr:Split");
    set.put("description", "Values of the column split; rows without one are in none.");
    set.putObject("key").put("@id", name);
    set.putArray("field")
        .addObject()
        .put("@type", "cr:Field")
        .put("@id", name)
        .put("name", "name")
        .put("dataType", "sc:Text");
    ArrayNode data = set.putArray("data");
    for (PublishedSplit split : manifest.splits()) {
      data.addObject().put(name, split.name());
    }
  }

  private static void field(ObjectNode field, OutputColumn column) {
    ColumnType type = ColumnType.parse(column.type());
    field.put("@type", "cr:Field");
    field.put("@id", id(column));
    field.put("name", column.name());
    String meaning = column.doc().isEmpty() ? column.role().text() : column.doc();
    field.put("description", meaning + " (" + column.type() + ")");
    field.put("dataType", type.croissant());
    if (type.lists() > 0) {
      field.put("isArray", true);
      field.put("arrayShape", "-1" + ",-1".repeat(type.lists() - 1));
    }
    ObjectNode source = field.putObject("source");
    source.putObject("fileSet").put("@id", CroissantJson.FILES);
    source.putObject("extract").put("column", column.name());
  }

  private static String id(OutputColumn column) {
    return ROWS + "/" + column.name();
  }
}
