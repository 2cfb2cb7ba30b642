/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.diff.RowDiff;
import dev.hindcast.diff.RowDiffJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One difference as a flat row: of a label, of one of its columns, or of one event. */
final class EditRow {
  static final StructType TYPE =
      new StructType()
          .add("label", DataTypes.StringType)
          .add("user", DataTypes.StringType)
          .add("change", DataTypes.StringType)
          .add("cause", DataTypes.StringType)
          .add("column", DataTypes.StringType)
          .add("sequence", DataTypes.StringType)
          .add("from", DataTypes.IntegerType)
          .add("to", DataTypes.IntegerType)
          .add("detail", DataTypes.StringType);

  private EditRow() {}

  /** As many as there are differences. */
  static List<Row> of(RowDiff diff) {
    ObjectNode json = RowDiffJson.of(diff);
    List<Row> rows = new ArrayList<>();
    if (diff.change() != RowDiff.Change.CHANGED) {
      rows.add(row(json, json.path("change").asText(), json, null, null, json.objectNode()));
    }
    for (Map.Entry<String, JsonNode> column : json.path("columns").properties()) {
      rows.add(row(json, "changed", json, column.getKey(), null, column.getValue()));
    }
    for (Map.Entry<String, JsonNode> sequence : json.path("sequences").properties()) {
      for (Map.Entry<String, JsonNode> evidence :
          sequence.getValue().path("evidence").properties()) {
        rows.add(
            row(
                json,
                "changed",
                json.objectNode(),
                evidence.getKey(),
                sequence.getKey(),
                evidence.getValue()));
      }
      for (JsonNode edit : sequence.getValue().path("edits")) {
        rows.add(row(json, edit.path("edit").asText(), edit, null, sequence.getKey(), edit));
      }
    }
    return rows;
  }

  private static Row row(
      JsonNode label,
      String change,
      JsonNode caused,
      String column,
      String sequence,
      JsonNode detail) {
    return RowFactory.create(
        label.path("label").asText(),
        label.path("user").asText(),
        change,
        caused.path("cause").asText(null),
        column,
        sequence,
        detail.has("from") ? detail.path("from").asInt() : null,
        detail.has("to") ? detail.path("to").asInt() : null,
        detail.toString());
  }
}
