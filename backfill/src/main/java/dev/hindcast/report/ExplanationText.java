/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.time.DurationText;
import java.util.List;

/** The explanation of a label for people: a table per sequence, the newest event first. */
public final class ExplanationText {
  private static final int DIFFERENCES_SHOWN = 10;

  private final JsonNode explanation;
  private final int columns;

  /** Lays out the job's JSON in lines of that many characters. */
  public ExplanationText(JsonNode explanation, int columns) {
    this.explanation = explanation;
    this.columns = columns;
  }

  /** All of it. */
  public String text() {
    TextLines lines = new TextLines();
    lines.add(
        "Label "
            + explanation.path("label").asText()
            + " of "
            + explanation.path("dataset").asText()
            + "@v"
            + explanation.path("version").asText());
    lines.field("user", explanation.path("user").asText());
    lines.field("label time", explanation.path("labelTime").asText());
    lines.field("saw arrivals", "until " + explanation.path("knownUntil").asText());
    lines.field("build", explanation.path("buildId").asText());
    for (JsonNode sequence : explanation.path("sequences")) {
      addSequence(lines, sequence);
    }
    addRevisions(lines);
    addRejected(lines);
    lines.add("");
    lines.add(
        explanation.path("agrees").asBoolean()
            ? "Computed again, every column of the row is what is stored."
            : "Computed again, the row is NOT what is stored.");
    return lines.toString();
  }

  /** What is wrong where the row was computed otherwise. */
  public String disagreement() {
    TextLines lines = new TextLines();
    lines.add(
        "Cannot vouch for label "
            + explanation.path("label").asText()
            + " of "
            + explanation.path("dataset").asText()
            + "@v"
            + explanation.path("version").asText()
            + ": computed again from the version's source snapshots, its row is another one.");
    int shown = 0;
    for (JsonNode difference : explanation.path("differences")) {
      if (shown++ < DIFFERENCES_SHOWN) {
        lines.add("  " + difference.asText());
      }
    }
    lines.add(
        "Check with versions show which engine built the version; if it is this one, please report"
            + " it with the output of --format json.");
    return lines.toString();
  }

  private void addSequence(TextLines lines, JsonNode sequence) {
    String name = sequence.path("name").asText();
    lines.add("");
    lines.add(
        "Sequence "
            + name
            + ": "
            + sequence.path("kept").asText()
            + " of at most "
            + Figures.count(sequence.path("maxLength").asLong())
            + ", "
            + sequence.path("order").asText());
    TextTable table = new TextTable("before label", "source", "event", "fate").withWholeLast();
    int events = 0;
    for (JsonNode event : explanation.path("events")) {
      if (event.path("fates").has(name)) {
        events++;
        table.add(
            List.of(
                before(event),
                event.path("source").asText(),
                event.path("id").asText(),
                fate(event.path("fates").path(name))));
        event
            .path("fates")
            .path(name)
            .path("enrichments")
            .properties()
            .forEach(found -> table.note(EnrichmentText.of(found.getKey(), found.getValue())));
      }
    }
    if (events > 0) {
      table.addTo(lines, columns);
    } else {
      lines.add("  The user has no events.");
    }
  }

  private void addRevisions(TextLines lines) {
    TextTable table = new TextTable("source", "event", "arrived", "kind", "fate").withWholeLast();
    boolean isEmpty = true;
    for (JsonNode event : explanation.path("events")) {
      if (event.path("revisions").size() > 1) {
        for (JsonNode revision : event.path("revisions")) {
          isEmpty = false;
          table.add(
              List.of(
                  event.path("source").asText(),
                  event.path("id").asText(),
                  revision.path("arrivalTime").asText(),
                  revision.path("kind").asText() + " " + revision.path("revision").asText(),
                  fate(revision)));
        }
      }
    }
    if (!isEmpty) {
      lines.add("");
      lines.add("Revisions of the events that have several");
      table.addTo(lines, columns);
    }
  }

  private void addRejected(TextLines lines) {
    if (explanation.path("rejectedRows").isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Rejected rows of the user");
    TextTable table = new TextTable("source", "event", "reason");
    for (JsonNode row : explanation.path("rejectedRows")) {
      table.add(
          List.of(
              row.path("source").asText(), row.path("id").asText(), row.path("reason").asText()));
    }
    table.addTo(lines, columns);
  }

  private static String before(JsonNode event) {
    long micros = event.path("beforeLabelMicros").asLong();
    return micros > 0 ? DurationText.of(micros) : "+" + DurationText.of(-micros);
  }

  private static String fate(JsonNode fate) {
    String by = fate.path("by").asText();
    String detail = fate.path("detail").asText();
    return switch (fate.path("fate").asText()) {
      case "kept" -> "kept at position " + fate.path("position").asText();
      case "too-new" -> "too new: " + by + " after the label";
      case "in-gap" -> "in the gap, by " + by;
      case "arrived-too-late" -> "arrived too late, by " + by;
      case "outside-lookback" -> "outside the lookback, by " + by;
      case "retracted" -> "retracted, known at " + detail;
      case "filtered" -> "filtered by " + detail;
      case "superseded" -> "superseded by " + detail;
      case "duplicate" -> "duplicate of " + detail;
      case "excluded" -> "excluded: " + detail;
      case "repeated" -> "repeated: " + detail + " is newer and has the same value";
      case "collapsed" -> "repeated: " + detail + " stands for the run";
      case "over-quota" -> "over the quota of its kind";
      case "pushed-out" -> "pushed out by max-length";
      default -> fate.path("fate").asText();
    };
  }
}
