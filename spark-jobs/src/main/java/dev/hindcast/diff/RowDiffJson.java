/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The differences of a row for programs. */
public final class RowDiffJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RowDiffJson() {}

  public static ObjectNode of(RowDiff row) {
    ObjectNode json = JSON.objectNode();
    json.put("label", row.label());
    json.put("user", row.user());
    json.put("change", row.change().name().toLowerCase(Locale.ROOT));
    if (row.change() != RowDiff.Change.CHANGED || !row.columns().isEmpty()) {
      json.put("cause", row.cause().text());
    }
    if (!row.columns().isEmpty()) {
      json.set("columns", changes(row.columns()));
    }
    if (!row.sequences().isEmpty()) {
      ObjectNode sequences = json.putObject("sequences");
      row.sequences().forEach(sequence -> sequences.set(sequence.name(), of(sequence)));
    }
    return json;
  }

  private static ObjectNode of(RowDiff.OfSequence sequence) {
    ObjectNode json = JSON.objectNode();
    sequence.diff().divergence().ifPresent(position -> json.put("firstDivergence", position));
    json.put("usesLateArrival", sequence.usesLateArrival());
    if (!sequence.evidence().isEmpty()) {
      json.set("evidence", changes(sequence.evidence()));
    }
    ArrayNode edits = json.putArray("edits");
    for (int n = 0; n < sequence.diff().edits().size(); n++) {
      SequenceEdit edit = sequence.diff().edits().get(n);
      edits.add(of(edit, sequence.columns()).put("cause", sequence.causes().get(n).text()));
    }
    return json;
  }

  private static ObjectNode of(SequenceEdit edit, List<String> columns) {
    ObjectNode json = JSON.objectNode().put("edit", edit.text());
    if (from(edit) >= 0) {
      json.put("from", from(edit));
    }
    if (to(edit) >= 0) {
      json.put("to", to(edit));
    }
    ObjectNode event = json.putObject("event");
    for (int column = 0; column < columns.size(); column++) {
      event.set(columns.get(column), value(edit.event().values().get(column)));
    }
    if (!edit.fields().isEmpty()) {
      ObjectNode fields = json.putObject("fields");
      edit.fields().forEach((column, change) -> fields.set(columns.get(column), change(change)));
    }
    return json;
  }

  /** Position in the earlier list, or -1. */
  public static int from(SequenceEdit edit) {
    if (edit instanceof SequenceEdit.Removed removed) {
      return removed.from();
    }
    if (edit instanceof SequenceEdit.Changed changed) {
      return changed.from();
    }
    return edit instanceof SequenceEdit.Moved moved ? moved.from() : -1;
  }

  /** Position in the later list, or -1. */
  public static int to(SequenceEdit edit) {
    if (edit instanceof SequenceEdit.Inserted inserted) {
      return inserted.to();
    }
    if (edit instanceof SequenceEdit.Changed changed) {
      return changed.to();
    }
    return edit instanceof SequenceEdit.Moved moved ? moved.to() : -1;
  }

  private static ObjectNode changes(Map<String, ValueChange> changes) {
    ObjectNode json = JSON.objectNode();
    changes.forEach((name, change) -> json.set(name, change(change)));
    return json;
  }

  private static ObjectNode change(ValueChange change) {
    ObjectNode json = JSON.objectNode();
    json.set("before", value(change.before()));
    json.set("after", value(change.after()));
    return json;
  }

  private static JsonNode value(Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(element -> array.add(value(element)));
      return array;
    }
    if (value instanceof Long number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return JSON.numberNode(number);
    }
    if (value instanceof Boolean bool) {
      return JSON.booleanNode(bool);
    }
    if (value instanceof BigDecimal number) {
      return JSON.numberNode(number);
    }
    return JSON.textNode(
        value instanceof Instant time ? Micros.text(Micros.ofInstant(time)) : value.toString());
  }
}
