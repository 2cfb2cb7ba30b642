/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a check of a version found, for people: what was read, then each finding with its place. */
public final class VerificationText {
  private final JsonNode report;

  /** Words the job's JSON. */
  public VerificationText(JsonNode report) {
    this.report = report;
  }

  /** All of it. */
  public String text() {
    TextLines lines = new TextLines();
    lines.add(name() + (report.path("intact").asBoolean() ? " is intact." : " is NOT intact."));
    lines.field(
        "read",
        Figures.count(report.path("filesRead").asLong())
            + " of "
            + Figures.count(report.path("files").asLong(), "file")
            + ", "
            + Figures.count(report.path("rows").asLong(), "row")
            + ", "
            + Figures.count(report.path("events").asLong(), "event"));
    lines.field("findings", Figures.count(report.path("findings").asLong()));
    if (report.path("leftoverFiles").asLong() > 0) {
      lines.field(
          "leftovers",
          Figures.count(report.path("leftoverFiles").asLong(), "file")
              + (", " + Figures.bytes(report.path("leftoverBytes").asLong()))
              + ", that no version names; readers never see them");
    }
    report.path("damagedFiles").forEach(file -> addFile(lines, file));
    for (JsonNode window : report.path("damagedWindows")) {
      lines.add("");
      lines.add("Label window " + window(window) + ": " + window.path("detail").asText());
    }
    addLabels(lines);
    if (!report.path("definitionIsOwn").asBoolean(true)) {
      lines.add("");
      lines.add(
          "The definition in the manifest has another fingerprint than the version: one of the two"
              + " was changed, or another engine wrote it. Restore the manifest from a copy.");
    }
    if (report.has("rebuild")) {
      addRebuild(lines, report.path("rebuild"));
    }
    return lines.toString();
  }

  private String name() {
    return report.path("dataset").asText() + "@v" + report.path("version").asText();
  }

  private static String window(JsonNode window) {
    return "[" + window.path("from").asText() + ", " + window.path("to").asText() + ")";
  }

  private static void addFile(TextLines lines, JsonNode file) {
    lines.add("");
    lines.add("File " + file.path("path").asText());
    lines.field("label window", window(file.path("window")));
    Set<String> remedies = new LinkedHashSet<>();
    for (JsonNode finding : file.path("listed")) {
      lines.field(finding.path("check").asText(), place(finding) + finding.path("detail").asText());
      remedies.add(finding.path("remedy").asText());
    }
    long unlisted = file.path("findings").asLong() - file.path("listed").size();
    if (unlisted > 0) {
      lines.field("and", Figures.count(unlisted) + " more");
    }
    remedies.forEach(remedy -> lines.add("  " + remedy));
  }

  /** {@code row group 0, column recent__item: }. */
  private static String place(JsonNode finding) {
    StringBuilder place = new StringBuilder();
    if (finding.has("rowGroup")) {
      place.append("row group ").append(finding.path("rowGroup").asText());
    }
    if (finding.has("row")) {
      place.append(place.isEmpty() ? "" : ", ").append("row ").append(finding.path("row").asText());
    }
    if (finding.has("column")) {
      place.append(place.isEmpty() ? "" : ", ").append("column ");
      place.append(finding.path("column").asText());
    }
    return place.isEmpty() ? "" : place + ": ";
  }

  private void addLabels(TextLines lines) {
    if (report.path("repeatedLabels").isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Label ids that several rows have (the first twenty at most)");
    for (JsonNode label : report.path("repeatedLabels")) {
      lines.field(label.path("label").asText(), Figures.count(label.path("rows").asLong(), "row"));
    }
    lines.add("  Do not use the version. Report it; it is a fault of the engine.");
  }

  private static void addRebuild(TextLines lines, JsonNode rebuild) {
    lines.add("");
    lines.add("Built again from the manifest alone");
    lines.field("equal", Figures.count(rebuild.path("equal").asLong(), "label window"));
    lines.field("different", Figures.count(rebuild.path("different").asLong(), "label window"));
    lines.field("not rebuilt", Figures.count(rebuild.path("not-rebuilt").asLong(), "label window"));
    JsonNode first = null;
    JsonNode last = null;
    for (JsonNode window : rebuild.path("windows")) {
      boolean isLost = window.path("outcome").asText().equals("not-rebuilt");
      if (first != null && !(isLost && window.path("why").equals(first.path("why")))) {
        addLost(lines, first, last);
        first = null;
      }
      if (isLost) {
        first = first == null ? window : first;
        last = window;
      } else if (window.path("outcome").asText().equals("different")) {
        lines.add(
            "  "
                + (window(window) + " of build " + window.path("buildId").asText() + ": ")
                + (rows(window, "rows", "rowDigest") + ", built again ")
                + rows(window, "rebuiltRows", "rebuiltRowDigest"));
      }
    }
    if (first != null) {
      addLost(lines, first, last);
    }
  }

  /** Says once why windows that follow each other in the list were not built. */
  private static void addLost(TextLines lines, JsonNode first, JsonNode last) {
    lines.add(
        "  "
            + window(first)
            + (last.equals(first) ? "" : " to " + window(last))
            + ": "
            + first.path("why").asText());
  }

  private static String rows(JsonNode window, String rows, String digest) {
    return Figures.count(window.path(rows).asLong(), "row")
        + " with digest "
        + window.path(digest).asText();
  }
}
