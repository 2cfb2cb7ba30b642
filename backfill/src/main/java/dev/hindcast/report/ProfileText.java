/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;

/** The profile of a definition's sources for people. */
public final class ProfileText {
  private static final int LABEL_WIDTH = 14;
  private static final int LEAST_BAR_WIDTH = 10;

  private final JsonNode profile;
  private final int columns;
  private final TextLines lines = new TextLines();

  /** Lays out the job's JSON in lines of that many characters. */
  public ProfileText(JsonNode profile, int columns) {
    this.profile = profile;
    this.columns = columns;
  }

  /** All of it. */
  public String text() {
    lines.add(
        "Sources of dataset "
            + profile.path("dataset").asText()
            + ", policy "
            + profile.path("policy").asText()
            + (isAsKnownAt() ? "" : ", delay " + profile.path("declaredDelay").asText())
            + ", known at "
            + profile.path("knowledgeTime").asText());
    addRows();
    addRejected();
    addRevisions();
    addLateness();
    profile.path("sources").forEach(this::addHistogram);
    profile.path("sources").forEach(this::addHeavyUsers);
    addProposal();
    return lines.toString();
  }

  private void addRows() {
    begin("Rows");
    TextTable table = new TextTable("input", "table", "rows", "rejected", "users", "events");
    JsonNode labels = profile.path("labels");
    table.add(
        List.of(
            "labels",
            labels.path("table").asText(),
            count(labels, "rows"),
            count(labels, "rejectedRows"),
            count(labels, "users"),
            "-"));
    for (JsonNode source : profile.path("sources")) {
      table.add(
          List.of(
              source.path("name").asText(),
              source.path("table").asText(),
              count(source, "rows"),
              count(source, "rejectedRows"),
              count(source, "users"),
              count(source, "events")));
    }
    table.addTo(lines, columns);
  }

  private void addRejected() {
    TextTable table = new TextTable("input", "reason", "rejected rows");
    addRejected(table, "labels", profile.path("labels"));
    profile
        .path("sources")
        .forEach(source -> addRejected(table, source.path("name").asText(), source));
    if (profile.path("labels").path("rejectedRows").asLong() > 0 || anySource("rejectedRows")) {
      begin("Rejected rows");
      table.addTo(lines, columns);
    }
  }

  private static void addRejected(TextTable table, String input, JsonNode rows) {
    rows.path("rejected")
        .properties()
        .forEach(
            reason ->
                table.add(
                    List.of(input, reason.getKey(), Figures.count(reason.getValue().asLong()))));
  }

  private void addRevisions() {
    begin("Revisions: what else is said of an event after its first report");
    TextTable table =
        new TextTable(
            "source", "duplicates", "corrections", "retractions", "tied times", "before event");
    for (JsonNode source : profile.path("sources")) {
      table.add(
          List.of(
              source.path("name").asText(),
              count(source, "duplicates"),
              count(source, "corrections"),
              count(source, "retractions"),
              count(source, "ties"),
              count(source, "arrivedBeforeEvent")));
    }
    table.addTo(lines, columns);
  }

  private void addLateness() {
    begin("Lateness: from the event to the arrival of its first report; later than the delay");
    TextTable table =
        new TextTable("source", "p50", "p90", "p95", "p99", "p99.9", "max", "later", "proposed");
    for (JsonNode source : profile.path("sources")) {
      JsonNode lateness = source.path("lateness");
      List<String> cells = new ArrayList<>(List.of(source.path("name").asText()));
      for (String name : List.of("p50", "p90", "p95", "p99", "p99.9", "max")) {
        cells.add(lateness.path(name).asText("-"));
      }
      cells.add(Figures.share(lateness.path("laterShare").asDouble()));
      cells.add(source.path("proposedDelay").asText("-"));
      table.add(cells);
    }
    table.addTo(lines, columns);
  }

  private void addHistogram(JsonNode source) {
    JsonNode histogram = source.path("lateness").path("histogram");
    int first = -1;
    int last = -1;
    long greatest = 0;
    for (int n = 0; n < histogram.size(); n++) {
      long events = histogram.get(n).path("events").asLong();
      if (events > 0) {
        first = first < 0 ? n : first;
        last = n;
        greatest = Math.max(greatest, events);
      }
    }
    if (first < 0) {
      return;
    }
    begin("Lateness of " + source.path("name").asText() + ", in steps that grow");
    long all = source.path("lateness").path("events").asLong();
    for (int n = first; n <= last; n++) {
      addBar(histogram.get(n), greatest, all);
    }
  }

  private void addBar(JsonNode bucket, long greatest, long all) {
    long events = bucket.path("events").asLong();
    String upTo = bucket.has("upTo") ? "up to " + bucket.path("upTo").asText() : "longer";
    String figures = Figures.count(events) + "  " + Figures.share((double) events / all);
    int width = Math.max(LEAST_BAR_WIDTH, columns - 2 - LABEL_WIDTH - 2 - 24);
    String bar = Bars.of(events, greatest, width);
    lines.add(
        "  "
            + upTo
            + " ".repeat(Math.max(1, LABEL_WIDTH - upTo.length()))
            + (bar.isEmpty() ? "" : bar + "  ")
            + figures);
  }

  private void addHeavyUsers(JsonNode source) {
    if (source.path("heavyUsers").isEmpty()) {
      return;
    }
    begin(
        "Users with the most events of "
            + source.path("name").asText()
            + ", the first with "
            + Figures.share(source.path("largestUserShare").asDouble())
            + " of all; ids as they are");
    TextTable table = new TextTable("user", "events");
    for (JsonNode user : source.path("heavyUsers")) {
      table.add(List.of(user.path("user").asText(), count(user, "events")));
    }
    table.addTo(lines, columns);
  }

  private void addProposal() {
    begin("Delay");
    JsonNode proposal = profile.path("proposal");
    String share = Figures.share(proposal.path("coveredShare").asDouble());
    if (!proposal.has("delay")) {
      lines.add(
          "  None is proposed: no source has measured arrival times of which a year covers "
              + share
              + ".");
      return;
    }
    lines.add(
        "  Proposed is "
            + proposal.path("delay").asText()
            + ", the shortest round duration within which "
            + share
            + " of the events of every source arrive:");
    lines.add("    knowledge { delay = " + duration(proposal) + " }");
    long labels = proposal.path("labels").asLong();
    long differing = proposal.path("differingLabels").asLong();
    lines.add(
        "  With it "
            + Figures.count(differing)
            + " of "
            + Figures.count(labels, "label")
            + " ("
            + Figures.share(labels == 0 ? 0 : (double) differing / labels)
            + ") would see other revisions than with "
            + declared()
            + ".");
    TextTable table = new TextTable("source", "labels");
    proposal
        .path("differingLabelsBySource")
        .properties()
        .forEach(
            source ->
                table.add(List.of(source.getKey(), Figures.count(source.getValue().asLong()))));
    table.addTo(lines, columns);
  }

  private boolean isAsKnownAt() {
    return profile.path("policy").asText().equals("as-known-at");
  }

  private String declared() {
    return isAsKnownAt()
        ? "none; it counts once the policy is as-known-at-label"
        : "the declared " + profile.path("declaredDelay").asText();
  }

  /** The proposal as definitions write durations. */
  private static String duration(JsonNode proposal) {
    long seconds = proposal.path("delayMicros").asLong() / Micros.PER_SECOND;
    long minutes = seconds / 60;
    if (minutes == 0 || seconds % 60 > 0) {
      return Figures.count(seconds, "second");
    }
    if (minutes % 60 > 0) {
      return Figures.count(minutes, "minute");
    }
    return minutes % (24 * 60) > 0
        ? Figures.count(minutes / 60, "hour")
        : Figures.count(minutes / (24 * 60), "day");
  }

  private boolean anySource(String name) {
    for (JsonNode source : profile.path("sources")) {
      if (source.path(name).asLong() > 0) {
        return true;
      }
    }
    return false;
  }

  private void begin(String title) {
    lines.add("");
    lines.add(title);
  }

  private static String count(JsonNode json, String name) {
    return Figures.count(json.path(name).asLong());
  }
}
