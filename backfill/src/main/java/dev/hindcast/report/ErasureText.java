/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an erasure did or would do, for people. */
public final class ErasureText {
  private static final int SOURCES_SHOWN = 10;

  private final JsonNode json;
  private final int columns;

  /** Words a receipt, or the job's report of a dry run, in lines of that many characters. */
  public ErasureText(JsonNode json, int columns) {
    this.json = json;
    this.columns = columns;
  }

  /**
   * What would be erased.
   *
   * @param usersGiven in the list
   */
  public String plan(int usersGiven) {
    TextLines lines = new TextLines();
    lines.add(
        "Would erase users from every version of dataset "
            + json.path("dataset").asText()
            + "; nothing was changed.");
    lines.field("users", found(usersGiven));
    lines.field("files", Figures.count(json.path("files").asLong(), "file") + " to be rewritten");
    lines.add("");
    TextTable table = new TextTable("version", "rows", "of the users", "files", "to be rewritten");
    for (JsonNode version : json.path("versions")) {
      table.add(
          List.of(
              "v" + version.path("version").asInt(),
              count(version, "rows"),
              count(version, "rowsOfUsers"),
              count(version, "files"),
              count(version, "filesOfUsers")));
    }
    table.addTo(lines, columns);
    return lines.toString();
  }

  /** What was erased. */
  public String receipt() {
    TextLines lines = new TextLines();
    lines.add(
        "Erased users from dataset "
            + json.path("dataset").asText()
            + " ("
            + json.path("erasure").asText()
            + ").");
    lines.field("users", found(json.path("usersGiven").asInt()));
    lines.field("files", Figures.count(json.path("files").size(), "file") + " rewritten");
    lines.field(
        "unpublished",
        Figures.count(json.path("removedUnpublishedFiles").size(), "file") + " gone");
    lines.field(
        "rejected",
        Figures.count(json.path("rejectedRows").path("removed").asLong(), "row") + " gone");
    json.path("icebergTables")
        .forEach(table -> lines.field("table", table.asText() + " made anew"));
    json.path("icebergTablesLeft")
        .forEach(
            table -> lines.field("table", table.asText() + " left alone: somebody else made it"));
    if (json.has("publishedVersion")) {
      lines.field("published", "v" + json.path("publishedVersion").asInt() + ", now the latest");
    }
    lines.add("");
    TextTable table = new TextTable("version", "rows before", "erased", "rows after");
    for (JsonNode version : json.path("versions")) {
      table.add(
          List.of(
              "v" + version.path("version").asInt(),
              count(version, "rowsBefore"),
              version.path("expired").asBoolean() ? "expired" : count(version, "rowsErased"),
              count(version, "rowsAfter")));
    }
    table.addTo(lines, columns);
    addSources(lines);
    return lines.toString();
  }

  private void addSources(TextLines lines) {
    if (json.path("sourceSnapshots").isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        "Source tables were not touched. These snapshots may still hold the users' rows; delete the"
            + " rows from the tables, and expire versions that you no longer need:");
    int shown = 0;
    for (JsonNode source : json.path("sourceSnapshots")) {
      if (shown == SOURCES_SHOWN) {
        int more = json.path("sourceSnapshots").size() - shown;
        lines.add("  and " + Figures.count(more) + " more, see the receipt");
        return;
      }
      shown++;
      lines.add(
          "  "
              + source.path("table").asText()
              + " at "
              + source.path("snapshotId").asLong()
              + ", kept by tag "
              + source.path("tag").asText());
    }
  }

  private String found(int given) {
    return Figures.count(given)
        + " given, "
        + Figures.count(json.path("usersFound").asInt())
        + " of them with rows";
  }

  private static String count(JsonNode node, String field) {
    return Figures.count(node.path(field).asLong());
  }
}
