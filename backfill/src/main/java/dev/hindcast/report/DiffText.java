/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The difference of two versions for people: what they are made from, then what it changed. */
public final class DiffText {
  private static final int WINDOWS_SHOWN = 20;
  private static final int KEYS_SHOWN = 40;

  private final JsonNode report;
  private final int columns;

  /** Lays out the job's JSON in lines of that many characters. */
  public DiffText(JsonNode report, int columns) {
    this.report = report;
    this.columns = columns;
  }

  /** All of it. */
  public String text() {
    TextLines lines = new TextLines();
    JsonNode before = report.path("before");
    JsonNode after = report.path("after");
    lines.add(
        report.path("dataset").asText()
            + ("@v" + before.path("version").asText())
            + (" to @v" + after.path("version").asText()));
    addSettings(lines, before, after);
    lines.field(
        "rows",
        Figures.count(before.path("rows").asLong())
            + " to "
            + Figures.count(after.path("rows").asLong()));
    addWindows(lines, report.path("windows"));
    addKeys(lines, "Keys of the definition that differ", "key", report.path("definition"));
    addKeys(lines, "Columns that differ", "column", report.path("schema"));
    addStatistics(lines);
    addLabels(lines, report.path("rows"));
    addSequences(lines, report.path("rows").path("sequences"));
    addCauses(lines, report.path("rows").path("causes"));
    new DiffExamples(columns).addTo(lines, report.path("rows").path("examples"));
    return lines.toString();
  }

  private void addSettings(TextLines lines, JsonNode before, JsonNode after) {
    lines.field(
        "definition",
        report.path("sameFingerprint").asBoolean()
            ? "gives the same rows (equal fingerprints)"
            : "gives other rows (other fingerprint)");
    String policy = after.path("policy").asText();
    lines.field(
        "knowledge",
        (policy.equals(before.path("policy").asText())
                ? policy
                : before.path("policy").asText() + " to " + policy)
            + ", K = "
            + change(before.path("knowledgeTime"), after.path("knowledgeTime")));
    for (JsonNode source : report.path("sources")) {
      lines.field(
          "source",
          source.path("table").asText()
              + " from snapshot "
              + change(source.path("before"), source.path("after")));
    }
    if (report.path("sources").isEmpty()) {
      lines.field("sources", "the same snapshots");
    }
    if (!before.path("engineVersion").equals(after.path("engineVersion"))) {
      lines.field("engine", change(before.path("engineVersion"), after.path("engineVersion")));
    }
  }

  private void addWindows(TextLines lines, JsonNode windows) {
    lines.field(
        "windows",
        Figures.count(windows.path("same").asLong())
            + " the same, "
            + (windows.path("changed").size() + " changed, ")
            + (windows.path("added").size() + " added, ")
            + (windows.path("removed").size() + " removed"));
    TextTable table = new TextTable("label window from", "change", "rows before", "rows after");
    int shown = 0;
    int all = 0;
    for (String change : List.of("changed", "added", "removed")) {
      for (JsonNode window : windows.path(change)) {
        all++;
        if (shown < WINDOWS_SHOWN) {
          shown++;
          String rows = Figures.count(window.path("rows").asLong());
          table.add(
              List.of(
                  window.path("from").asText(),
                  change,
                  change.equals("removed")
                      ? rows
                      : change.equals("added")
                          ? "-"
                          : Figures.count(window.path("rowsBefore").asLong()),
                  change.equals("removed") ? "-" : rows));
        }
      }
    }
    if (all > 0) {
      lines.add("");
      lines.add("Label windows that differ" + (all > shown ? ", the first " + shown : ""));
      table.addTo(lines, columns);
    }
  }

  private void addKeys(TextLines lines, String title, String name, JsonNode keys) {
    if (keys.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title + (keys.size() > KEYS_SHOWN ? ", the first " + KEYS_SHOWN : ""));
    TextTable table = new TextTable(name, "before", "after");
    StreamSupport.stream(keys.spliterator(), false)
        .limit(KEYS_SHOWN)
        .forEach(
            key ->
                table.add(
                    List.of(
                        key.path(name).asText(),
                        text(key.path("before")),
                        text(key.path("after")))));
    table.addTo(lines, columns);
  }

  private void addStatistics(TextLines lines) {
    TextTable table = new TextTable("sequence", "mean length", "empty", "cut to max-length");
    for (Map.Entry<String, JsonNode> of : report.path("statistics").properties()) {
      JsonNode length = of.getValue().path("meanLength");
      table.add(
          List.of(
              of.getKey(),
              mean(length.path("before")) + " to " + mean(length.path("after")),
              shares(of.getValue().path("emptyShare")),
              shares(of.getValue().path("truncatedShare"))));
    }
    if (!report.path("statistics").isEmpty()) {
      lines.add("");
      lines.add("Over all label windows");
      table.addTo(lines, columns);
    }
  }

  private static String mean(JsonNode length) {
    return String.format(java.util.Locale.ROOT, "%.1f", length.asDouble());
  }

  private static String shares(JsonNode change) {
    return Figures.share(change.path("before").asDouble())
        + " to "
        + Figures.share(change.path("after").asDouble());
  }

  private static void addLabels(TextLines lines, JsonNode rows) {
    lines.add("");
    lines.add("Labels");
    for (String change : List.of("added", "removed", "changed")) {
      lines.field(change, Figures.count(rows.path("labels").path(change).asLong()));
    }
    rows.path("splits")
        .properties()
        .forEach(
            move ->
                lines.field(
                    "split",
                    move.getKey().replace("null", "none")
                        + ": "
                        + Figures.count(move.getValue().asLong(), "label")));
    rows.path("columns")
        .properties()
        .forEach(
            column ->
                lines.field(
                    "column",
                    column.getKey() + ": " + Figures.count(column.getValue().asLong(), "label")));
  }

  private void addSequences(TextLines lines, JsonNode sequences) {
    if (sequences.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable("sequence", "labels", "inserted", "removed", "changed", "moved");
    TextTable fields = new TextTable("sequence", "field", "events");
    for (Map.Entry<String, JsonNode> of : sequences.properties()) {
      JsonNode edits = of.getValue().path("edits");
      table.add(
          List.of(
              of.getKey(),
              Figures.count(of.getValue().path("labels").asLong()),
              Figures.count(edits.path("inserted").asLong()),
              Figures.count(edits.path("removed").asLong()),
              Figures.count(edits.path("changed").asLong()),
              Figures.count(edits.path("moved").asLong())));
      of.getValue()
          .path("fields")
          .properties()
          .forEach(
              field ->
                  fields.add(
                      List.of(
                          of.getKey(), field.getKey(), Figures.count(field.getValue().asLong()))));
    }
    lines.add("");
    lines.add("Events of the labels that both versions have");
    table.addTo(lines, columns);
    boolean hasFields =
        StreamSupport.stream(sequences.spliterator(), false).anyMatch(of -> of.has("fields"));
    if (hasFields) {
      lines.add("");
      lines.add("Fields of events that both lists have");
      fields.addTo(lines, columns);
    }
  }

  private void addCauses(TextLines lines, JsonNode causes) {
    if (causes.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Causes, where they follow from what the versions hold");
    TextTable table = new TextTable("cause", "events in lists", "labels themselves");
    causes
        .properties()
        .forEach(
            cause ->
                table.add(
                    List.of(
                        cause.getKey(),
                        Figures.count(cause.getValue().path("events").asLong()),
                        Figures.count(cause.getValue().path("labels").asLong()))));
    table.addTo(lines, columns);
    lines.add(
        "  Labels themselves are those added, removed, or with other columns beside their sequences.");
  }

  private static String change(JsonNode before, JsonNode after) {
    return before.equals(after) ? text(after) : text(before) + " to " + text(after);
  }

  static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "none";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
