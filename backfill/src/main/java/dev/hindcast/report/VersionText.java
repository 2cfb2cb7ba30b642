/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.dataset.VersionDetails;
import dev.hindcast.dataset.VersionSummary;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.store.ListedVersion;
import dev.hindcast.time.Micros;
import java.util.List;

/** A dataset version for people. */
public final class VersionText {
  private VersionText() {}

  /** One line of a list of versions, with the names of the version. */
  public static String line(ListedVersion listed, List<String> tags) {
    return "v"
        + listed.version()
        + "  "
        + listed.summary().map(VersionText::line).orElse("cannot be read")
        + (tags.isEmpty() ? "" : "  tagged " + String.join(", ", tags));
  }

  private static String line(VersionSummary version) {
    return String.join(
        "  ",
        Micros.text(version.createdAtMicros()),
        version.reason(),
        Figures.count(version.rows(), "row"),
        Figures.count(version.windows(), "label window")
            + (version.windows() == 0
                ? ""
                : " (" + CompletenessText.states(version.states()) + ")"),
        version.fromMicros().isPresent()
            ? new LabelWindow(version.fromMicros().getAsLong(), version.toMicros().getAsLong())
                .toString()
            : "-",
        Figures.count(version.files(), "file"),
        Figures.bytes(version.sizeBytes()),
        "K = " + Micros.text(version.knowledgeTimeMicros()));
  }

  /** Everything that people ask about a version first. */
  public static String details(VersionDetails version, String root) {
    DatasetManifest manifest = version.manifest();
    TextLines lines = new TextLines();
    lines.add("Version " + manifest.version() + " of dataset " + manifest.dataset());
    describe(lines, manifest, root);
    lines.field("complete", CompletenessText.states(version.summary().states()));
    lines.field("empty", Figures.count(version.emptyWindows(), "label window") + " without rows");
    CompletenessText.unsettled(manifest.windows()).forEach(why -> lines.field("not settled", why));
    version.holes().forEach(hole -> lines.field("hole", hole + " was never built"));
    version
        .rowsByBuild()
        .forEach((build, rows) -> lines.field("of build", build + ": " + count(rows)));
    for (SourceSnapshot source : manifest.build().sourceSnapshots()) {
      lines.field("source", source.table() + " at snapshot " + source.snapshotId());
    }
    for (OutputColumn column : manifest.schema()) {
      lines.field("column", column.name() + " " + column.type());
    }
    lines.field("row digest", manifest.rowDigest().toString());
    lines.field("fingerprint", manifest.fingerprint());
    lines.field("engine", manifest.engineVersion());
    return lines.toString();
  }

  private static String count(long rows) {
    return Figures.count(rows, "row");
  }

  static void describe(TextLines lines, DatasetManifest manifest, String root) {
    BuildProvenance build = manifest.build();
    long carried =
        manifest.windows().stream()
            .filter(window -> !window.buildId().equals(manifest.buildId()))
            .count();
    lines.field(
        "build",
        manifest.buildId()
            + " ("
            + manifest.reason()
            + (manifest.parentVersion() == 0
                ? ", no parent"
                : ", parent version "
                    + manifest.parentVersion()
                    + ", "
                    + Figures.count(carried, "window")
                    + " carried over")
            + ")");
    manifest
        .erasures()
        .forEach(
            erasure ->
                lines.field(
                    "erased",
                    count(erasure.rowsErased())
                        + " of users by erasure "
                        + erasure.id()
                        + ", begun "
                        + Micros.text(erasure.atMicros())));
    manifest.schemaChanges().forEach(change -> lines.field("schema", change.text()));
    lines.field(
        "label times",
        manifest.windows().isEmpty()
            ? "none"
            : PlanText.windows(manifest.windows().stream().map(PublishedWindow::window).toList()));
    lines.field(
        "knowledge",
        manifest.knowledge().policy() + ", K = " + Micros.text(build.knowledgeTimeMicros()));
    lines.field("rows", Figures.count(manifest.rows()));
    lines.field("rejected", rejected(build));
    SplitText.describe(lines, manifest);
    manifest
        .statistics()
        .forEach((sequence, statistics) -> lines.field(sequence, sequence(statistics)));
    lines.field(
        "files",
        Figures.count(manifest.files().size(), "file")
            + ", "
            + Figures.bytes(manifest.sizeBytes())
            + " in "
            + root);
  }

  private static String rejected(BuildProvenance build) {
    if (build.rejectedRows() == 0) {
      return "none";
    }
    StringBuilder text = new StringBuilder(Figures.count(build.rejectedRows(), "row"));
    build
        .rejected()
        .forEach(
            (input, reasons) ->
                reasons.forEach((reason, rows) -> text.append(count(input, reason, rows))));
    return text.toString();
  }

  private static String count(String input, String reason, long rows) {
    return rows == 0 ? "" : ", " + input + " " + reason + " " + Figures.count(rows);
  }

  private static String sequence(SequenceStatistics statistics) {
    return "mean length "
        + Figures.mean(statistics.events(), statistics.rows())
        + ", longest "
        + Figures.count(statistics.longest())
        + ", empty "
        + Figures.share(statistics.emptyShare())
        + ", cut to max-length "
        + Figures.share(statistics.truncatedShare());
  }
}
