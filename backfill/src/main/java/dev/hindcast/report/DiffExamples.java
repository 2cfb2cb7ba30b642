/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A few labels that differ between two versions, for people. */
record DiffExamples(int columns) {
  private static final int LABELS_SHOWN = 8;
  private static final int EDITS_SHOWN = 6;

  void addTo(TextLines lines, JsonNode examples) {
    int shown = 0;
    for (JsonNode label : examples) {
      if (shown++ == LABELS_SHOWN) {
        return;
      }
      lines.add("");
      lines.add(
          "For example label "
              + label.path("label").asText()
              + " of user "
              + label.path("user").asText()
              + ": "
              + label.path("change").asText()
              + (label.has("cause") ? ", " + label.path("cause").asText() : ""));
      for (Map.Entry<String, JsonNode> column : label.path("columns").properties()) {
        lines.add("  " + column.getKey() + " " + change(column.getValue()));
      }
      label.path("sequences").properties().forEach(of -> add(lines, of.getKey(), of.getValue()));
    }
  }

  private void add(TextLines lines, String sequence, JsonNode difference) {
    lines.add(
        "  "
            + sequence
            + (difference.has("firstDivergence")
                ? " differs from position " + difference.path("firstDivergence").asText() + " on"
                : " has the same events"));
    TextTable table = new TextTable("from", "to", "event", "cause", "values").withWholeLast();
    int shown = 0;
    for (JsonNode edit : difference.path("edits")) {
      if (shown++ < EDITS_SHOWN) {
        table.add(
            List.of(
                edit.has("from") ? edit.path("from").asText() : "-",
                edit.has("to") ? edit.path("to").asText() : "-",
                edit.path("edit").asText(),
                edit.path("cause").asText(),
                values(edit)));
      }
    }
    if (shown > 0) {
      table.addTo(lines, columns);
    }
    if (shown > EDITS_SHOWN) {
      lines.add("    and " + (shown - EDITS_SHOWN) + " more");
    }
  }

  private static String values(JsonNode edit) {
    List<String> values = new ArrayList<>();
    if (edit.has("fields")) {
      values.add("at " + edit.path("event").path("event_time").asText());
      edit.path("fields")
          .properties()
          .forEach(field -> values.add(field.getKey() + " " + change(field.getValue())));
    } else {
      edit.path("event")
          .properties()
          .forEach(value -> values.add(value.getKey() + " " + DiffText.text(value.getValue())));
    }
    return String.join(", ", values);
  }

  private static String change(JsonNode change) {
    return DiffText.text(change.path("before")) + " to " + DiffText.text(change.path("after"));
  }
}
