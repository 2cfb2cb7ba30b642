/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a correction did or would do, for people: what changed, whom it touched, what it moved. */
public final class CorrectionText {
  private static final int WINDOWS_SHOWN = 20;

  private final JsonNode report;
  private final int columns;

  /** Words the job's JSON in lines of that many characters. */
  public CorrectionText(JsonNode report, int columns) {
    this.report = report;
    this.columns = columns;
  }

  /** All of it. */
  public String text() {
    TextLines lines = new TextLines();
    lines.add(headline());
    lines.field("policy", report.path("policy").asText());
    lines.field("knows until", report.path("knowledgeTime").asText());
    addChanges(lines);
    lines.add("");
    lines.field("touched", labels("touchedLabels") + " that a change may affect");
    lines.field("affected", labels("affectedLabels") + " with another row than before");
    lines.field("carried over", Figures.count(report.path("carriedRows").asLong(), "row"));
    addWindows(lines);
    return lines.toString();
  }

  private String headline() {
    String base = report.path("dataset").asText() + "@v" + report.path("baseVersion").asText();
    if (report.has("version") && report.path("affectedWindows").asLong() == 0) {
      return base
          + " has the rows of its present inputs: its windows are confirmed in v"
          + report.path("version").asText()
          + ".";
    }
    if (report.has("version")) {
      return base + " was corrected: the new version is v" + report.path("version").asText() + ".";
    }
    return report.path("affectedLabels").asLong() == 0
        ? "Nothing to correct: no label of " + base + " is affected, and nothing was published."
        : "Correcting " + base + " would change it; nothing was published.";
  }

  private String labels(String field) {
    return Figures.count(report.path(field).asLong(), "label");
  }

  private void addChanges(TextLines lines) {
    lines.add("");
    if (report.path("changes").isEmpty()) {
      lines.add("No input has changed since.");
      return;
    }
    TextTable table = new TextTable("changed input", "reason", "seen", "seen by no label", "users");
    for (JsonNode change : report.path("changes")) {
      table.add(
          List.of(
              change.path("input").asText(),
              change.path("reason").asText(),
              Figures.count(change.path("touching").asLong()),
              Figures.count(change.path("unseen").asLong()),
              Figures.count(change.path("users").asLong())));
    }
    table.addTo(lines, columns);
  }

  private void addWindows(TextLines lines) {
    TextTable table = new TextTable("label window", "rows", "touched", "affected");
    int shown = 0;
    int more = 0;
    for (JsonNode window : report.path("windows")) {
      if (window.path("affectedLabels").asLong() == 0) {
        continue;
      }
      if (shown == WINDOWS_SHOWN) {
        more++;
        continue;
      }
      shown++;
      table.add(
          List.of(
              "[" + window.path("from").asText() + ", " + window.path("to").asText() + ")",
              Figures.count(window.path("rows").asLong()),
              Figures.count(window.path("touchedLabels").asLong()),
              Figures.count(window.path("affectedLabels").asLong())));
    }
    if (shown > 0) {
      lines.add("");
      table.addTo(lines, columns);
    }
    if (more > 0) {
      lines.add("  and " + Figures.count(more) + " more windows; --format json names all of them");
    }
  }
}
