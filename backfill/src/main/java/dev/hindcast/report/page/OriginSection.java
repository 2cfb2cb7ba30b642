/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.GateResult;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.dataset.WindowStates;
import dev.hindcast.report.CompletenessText;
import dev.hindcast.report.Figures;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.stream.Collectors;

/** What a version is and what it was made from. */
final class OriginSection {
  private final ReportedVersion version;
  private final DatasetManifest manifest;

  OriginSection(ReportedVersion version) {
    this.version = version;
    manifest = version.manifest();
  }

  /** An instant without the time of day where that is midnight. */
  static String day(long micros) {
    return Micros.text(micros).replaceFirst("T00:00:00Z$", "");
  }

  void draw(Html html) {
    html.open("section", "aria-labelledby", "origin").line();
    html.add("h2", "What it is and from what", "id", "origin");
    html.open("dl", "class", "facts").line();
    facts(html);
    html.close().line();
    sources(html);
    gates(html);
    splits(html);
    new WindowPlot(manifest).draw(html);
    html.close().line();
  }

  private void facts(Html html) {
    BuildProvenance build = manifest.build();
    fact(html, "Reference", version.reference());
    text(html, "owner", "Owner");
    text(html, "description", "Description");
    text(html, "stage", "Stage");
    fact(html, "Label times", labelTimes());
    if (!manifest.windows().isEmpty()) {
      fact(html, "Completeness", CompletenessText.states(WindowStates.of(manifest.windows())));
    }
    fact(html, "Knowledge", knowledge());
    fact(html, "Knowledge time K", Micros.text(build.knowledgeTimeMicros()));
    fact(html, "Build", manifest.buildId() + ", planned " + Micros.text(build.createdAtMicros()));
    fact(html, "Engine", "Hindcast " + manifest.engineVersion());
    fact(html, "Fingerprint", manifest.fingerprint());
    fact(html, "Row digest", manifest.rowDigest().toString());
    if (manifest.builds().size() > 1) {
      fact(
          html,
          "Builds in it",
          manifest.builds().keySet().stream().collect(Collectors.joining(", ")));
    }
  }

  private void text(Html html, String key, String name) {
    String text = manifest.definition().path("dataset").path(key).asText("");
    if (!text.isEmpty()) {
      fact(html, name, text);
    }
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").add("dt", name).add("dd", value).close().line();
  }

  private String labelTimes() {
    List<PublishedWindow> windows = manifest.windows();
    return windows.isEmpty()
        ? "none"
        : day(windows.get(0).fromMicros())
            + " to "
            + day(windows.get(windows.size() - 1).toMicros())
            + ", "
            + Figures.count(windows.size(), "label window");
  }

  private String knowledge() {
    long delay = manifest.knowledge().delayMicros();
    return manifest.knowledge().policy().equals("as-known-at")
        ? "as-known-at: every label sees what had arrived by K"
        : "as-known-at-label: a label sees what had arrived "
            + (delay == 0 ? "by its own time" : Amounts.span(delay) + " before it");
  }

  private void sources(Html html) {
    html.add("h3", "Source snapshots").open("div", "class", "scroll").open("table").open("tr");
    for (String title : List.of("table", "snapshot", "committed")) {
      html.add("th", title, "scope", "col");
    }
    html.close();
    for (SourceSnapshot source : manifest.build().sourceSnapshots()) {
      boolean isEmpty = source.snapshotId() == SourceSnapshot.NONE;
      html.open("tr").add("th", source.table(), "scope", "row");
      html.add("td", isEmpty ? "none, so no rows" : Long.toString(source.snapshotId()));
      html.add("td", isEmpty ? "" : Micros.text(source.committedAtMicros())).close();
    }
    html.close().close().line();
  }

  private void gates(Html html) {
    if (manifest.build().gates().isEmpty()) {
      return;
    }
    html.add("h3", "Gates").open("div", "class", "scroll").open("table").open("tr");
    html.add("th", "gate", "scope", "col").add("th", "measured", "scope", "col", "class", "num");
    html.add("th", "limit", "scope", "col", "class", "num").add("th", "outcome", "scope", "col");
    html.close();
    for (GateResult gate : manifest.build().gates()) {
      html.open("tr").add("th", GateText.name(gate), "scope", "row");
      html.add("td", GateText.number(gate.value()), "class", "num");
      html.add("td", GateText.number(gate.limit()), "class", "num");
      html.add("td", GateText.outcome(gate), "class", gate.passed() ? "good" : "bad").close();
    }
    html.close().close().line();
  }

  private void splits(Html html) {
    if (manifest.splits().isEmpty()) {
      return;
    }
    html.add("h3", "Splits").open("div", "class", "scroll").open("table").open("tr");
    html.add("th", "split", "scope", "col").add("th", "rows", "scope", "col", "class", "num");
    html.add("th", "label times", "scope", "col").add("th", "users", "scope", "col").close();
    for (PublishedSplit split : manifest.splits()) {
      html.open("tr").add("th", split.name(), "scope", "row");
      html.add("td", Figures.count(split.rows()), "class", "num");
      html.add("td", times(split));
      html.add("td", Amounts.share(split.usersTo() - split.usersFrom())).close();
    }
    manifest
        .rowsWithoutSplit()
        .forEach(
            (reason, rows) -> {
              html.open("tr").add("th", "none: " + reason, "scope", "row");
              html.add("td", Figures.count(rows), "class", "num").add("td", "").add("td", "");
              html.close();
            });
    html.close().close().line();
  }

  private static String times(PublishedSplit split) {
    String from = split.fromMicros() == null ? "" : "from " + day(split.fromMicros()) + " ";
    String to = split.toMicros() == null ? "" : "to " + day(split.toMicros());
    return (from + to).isEmpty() ? "all" : from + to;
  }
}
