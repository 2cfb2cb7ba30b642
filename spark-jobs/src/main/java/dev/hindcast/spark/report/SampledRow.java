/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.OutputSequence;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.spark.row.OutputShape;
import dev.hindcast.spark.row.ShownValue;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A stored row in the words of a report; texts and lists are bounded. */
record SampledRow(DatasetManifest manifest, StructType type, InternalRow row) {
  private static final int MOST_AGES = 400;
  private static final int MOST_EVENTS = 6;
  private static final int MOST_COLUMNS = 8;
  private static final int LONGEST_TEXT = 60;

  /** The name of the one column with a role. */
  static String column(DatasetManifest manifest, ColumnRole role) {
    return manifest.schema().stream()
        .filter(column -> column.role() == role)
        .map(OutputColumn::name)
        .findFirst()
        .orElseThrow();
  }

  /** The reasons by label id. */
  ObjectNode json(Map<String, String> reasons) {
    long labelMicros = row.getLong(type.fieldIndex(column(manifest, ColumnRole.LABEL_TIME)));
    String id = text(column(manifest, ColumnRole.LABEL_ID));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("why", reasons.getOrDefault(id, ""));
    json.put("labelTime", Micros.text(labelMicros));
    json.put("labelTimeMicros", labelMicros);
    json.put("knownUntilMicros", knownUntil(labelMicros));
    if (!manifest.splits().isEmpty()) {
      json.put("split", text(OutputShape.SPLIT));
    }
    ArrayNode sequences = json.putArray("sequences");
    manifest.sequences().forEach(sequence -> add(sequences.addObject(), sequence, labelMicros));
    return json;
  }

  private long knownUntil(long labelMicros) {
    long latest =
        manifest.windows().stream()
            .filter(window -> window.window().contains(labelMicros))
            .mapToLong(PublishedWindow::knowledgeTimeMicros)
            .findFirst()
            .orElse(labelMicros);
    return manifest.knowledge().policy().equals("as-known-at")
        ? latest
        : Math.min(latest, labelMicros - manifest.knowledge().delayMicros());
  }

  private void add(ObjectNode json, OutputSequence sequence, long labelMicros) {
    int length = row.getInt(field(sequence, "length"));
    json.put("name", sequence.name());
    json.put("length", length);
    json.put("eligible", row.getLong(field(sequence, "eligible")));
    if (length > 0) {
      json.put("maxArrivalTimeMicros", row.getLong(field(sequence, "max_arrival_time")));
    }
    boolean isOldestFirst = sequence.order().equals(SequenceOrder.OLDEST_FIRST.text());
    ArrayData times = row.getArray(field(sequence, SequenceDefinition.EVENT_TIME));
    ArrayNode ages = json.putArray("ages");
    for (int newer = 0; newer < Math.min(length, MOST_AGES); newer++) {
      ages.add(labelMicros - times.getLong(isOldestFirst ? length - 1 - newer : newer));
    }
    List<String> columns = columns(sequence);
    columns.forEach(json.putArray("columns")::add);
    ArrayNode events = json.putArray("events");
    for (int newer = 0; newer < Math.min(length, MOST_EVENTS); newer++) {
      ArrayNode event = events.addArray();
      int place = isOldestFirst ? length - 1 - newer : newer;
      columns.forEach(name -> event.add(element(field(sequence, name), place)));
    }
  }

  private List<String> columns(OutputSequence sequence) {
    int prefix = OutputShape.name(sequence.name(), "").length();
    return manifest.schema().stream()
        .filter(column -> column.role() == ColumnRole.ELEMENT)
        .filter(column -> column.sequence().equals(sequence.name()))
        .map(column -> column.name().substring(prefix))
        .filter(name -> !name.equals(SequenceDefinition.EVENT_TIME))
        .limit(MOST_COLUMNS)
        .toList();
  }

  private String element(int field, int place) {
    DataType element = ((ArrayType) type.fields()[field].dataType()).elementType();
    ArrayData values = row.getArray(field);
    return values.isNullAt(place)
        ? null
        : bounded(ShownValue.text(values.get(place, element), element));
  }

  private String text(String column) {
    int field = type.fieldIndex(column);
    DataType of = type.fields()[field].dataType();
    return row.isNullAt(field) ? null : ShownValue.text(row.get(field, of), of);
  }

  private int field(OutputSequence sequence, String name) {
    return type.fieldIndex(OutputShape.name(sequence.name(), name));
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "\u2026";
  }
}
