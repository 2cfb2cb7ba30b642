/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.GateResult;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.dataset.VersionDetails;
import dev.hindcast.report.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds what a person should know of a version first; warnings stand before notes. */
final class Notices {
  private static final double REJECTED = 0.01;
  private static final double NEAR = 0.8;
  private static final double HEAVY_USER = 0.05;

  private final ReportedVersion version;
  private final DatasetManifest manifest;
  private final List<Notice> notices = new ArrayList<>();

  private Notices(ReportedVersion version) {
    this.version = version;
    manifest = version.manifest();
  }

  static List<Notice> of(ReportedVersion version) {
    Notices found = new Notices(version);
    found.gates();
    found.inputs();
    found.snapshots();
    found
        .manifest
        .sequences()
        .forEach(
            sequence ->
                found.notices.addAll(
                    SequenceNotices.of(
                        sequence, found.manifest.statistics().get(sequence.name()))));
    found.notices.addAll(ParentNotices.of(version));
    found.users();
    found.windows();
    found.splits();
    found.notices.sort(Comparator.comparing(Notice::level));
    return List.copyOf(found.notices);
  }

  private void gates() {
    for (GateResult gate : manifest.build().gates()) {
      String measured =
          GateText.name(gate)
              + " measured "
              + GateText.number(gate.value())
              + ", the limit is "
              + GateText.number(gate.limit());
      if (gate.overridden()) {
        notices.add(
            Notice.warning(
                "Published over a gate: " + measured,
                "Somebody overrode the gate for this build. Ask why before you train on it."));
      } else if (isNear(gate)) {
        notices.add(
            Notice.warning(
                "Close to a gate: " + measured,
                "It was passed, but a little more would have blocked the build."));
      }
    }
  }

  private static boolean isNear(GateResult gate) {
    if (!gate.passed() || gate.limit() == Double.POSITIVE_INFINITY || gate.limit() == 0) {
      return false;
    }
    boolean isLeast = gate.gate().startsWith("min-");
    double used =
        isLeast ? gate.limit() / Math.max(gate.value(), 1e-9) : gate.value() / gate.limit();
    boolean limitsNothing = !isLeast && gate.gate().endsWith("-share") && gate.limit() >= 1;
    return used >= NEAR && !limitsNothing;
  }

  private void inputs() {
    BuildProvenance build = manifest.build();
    build
        .rejected()
        .forEach(
            (input, reasons) -> {
              long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
              long read =
                  build.inputCounts().getOrDefault(input, Map.of()).getOrDefault("read", 0L);
              if (rejected > 0) {
                rejected(input, rejected, read);
              }
            });
    build
        .inputCounts()
        .forEach(
            (input, counts) -> {
              counted(
                  input,
                  counts,
                  "overlapping",
                  "rows of a dimension overlap in time",
                  "The row that holds longest decides; a dimension should have one row at a time.");
              counted(
                  input,
                  counts,
                  "conflicts",
                  "revisions contradict each other",
                  "Revisions of one event are equal in rank and differ in content; one was chosen"
                      + " by a fixed rule.");
            });
  }

  private void rejected(String input, long rejected, long read) {
    double share = Amounts.part(rejected, read);
    String title =
        Figures.count(rejected, "row")
            + " of "
            + input
            + (rejected == 1 ? " was rejected" : " were rejected")
            + (read == 0 ? "" : " (" + Amounts.share(share) + ")");
    String advice = "They are in the build's quarantine with their reasons, and in no sequence.";
    notices.add(
        share >= REJECTED || read == 0
            ? Notice.warning(title, advice)
            : Notice.note(title, advice));
  }

  private void counted(
      String input, Map<String, Long> counts, String name, String what, String advice) {
    long count = counts.getOrDefault(name, 0L);
    if (count > 0) {
      notices.add(Notice.warning(input + ": " + Figures.count(count) + " " + what, advice));
    }
  }

  private void snapshots() {
    if (SourcePinText.areUnprotected(manifest)) {
      notices.add(
          Notice.warning(
              "Source snapshots are not protected",
              "output.pin-sources is false: once the tables expire their snapshots, this version"
                  + " can neither be explained nor built again."));
    }
  }

  private void users() {
    UserStatistics users = manifest.build().users();
    long rows =
        manifest.windows().stream()
            .filter(window -> window.buildId().equals(manifest.buildId()))
            .mapToLong(PublishedWindow::rows)
            .sum();
    if (!users.mostRows().isEmpty() && users.users() > 20) {
      double share = Amounts.part(users.mostRows().get(0), rows);
      if (share >= HEAVY_USER) {
        notices.add(
            Notice.warning(
                "One user has " + Amounts.share(share) + " of the rows of the build",
                "A test account or a robot? Sample by user, or leave it out in labels.where."));
      }
    }
  }

  private void windows() {
    VersionDetails details = VersionDetails.of(manifest);
    if (details.emptyWindows() > 0) {
      notices.add(
          Notice.note(
              Figures.count(details.emptyWindows(), "label window") + " without rows",
              "Nobody was asked then, or the labels are missing."));
    }
    if (!details.holes().isEmpty()) {
      notices.add(
          Notice.note(
              Figures.count(details.holes().size(), "hole") + " between the label windows",
              "Label times there were never built; the first is " + details.holes().get(0) + "."));
    }
    long knowledgeTimes =
        manifest.windows().stream().map(PublishedWindow::knowledgeTimeMicros).distinct().count();
    if (knowledgeTimes > 1) {
      notices.add(
          Notice.note(
              "Windows of " + knowledgeTimes + " knowledge times",
              "Some were carried over from earlier builds, which looked at arrivals up to an"
                  + " earlier time."));
    }
    long engines =
        manifest.builds().values().stream().map(BuildProvenance::engineVersion).distinct().count();
    if (engines > 1) {
      notices.add(
          Notice.note(
              "Windows of " + engines + " versions of Hindcast",
              "The changelog's section Semantics says whether their rows can differ."));
    }
  }

  private void splits() {
    for (CheckedStatement statement : manifest.build().statements()) {
      if (statement.found() > 0) {
        notices.add(
            Notice.note(
                statement.text()
                    + ": "
                    + Figures.count(statement.found())
                    + " of "
                    + Figures.count(statement.checked()),
                "Splits by users keep each user in one split."));
      }
    }
    long without = manifest.rowsWithoutSplit().values().stream().mapToLong(Long::longValue).sum();
    double share = Amounts.part(without, manifest.rows());
    if (share >= 0.2) {
      notices.add(
          Notice.note(
              Amounts.share(share) + " of the rows are in no split",
              "Embargo, the end of the last split, or users of another split; see Splits."));
    }
    if (manifest.parentVersion() > 0 && version.parent().isEmpty()) {
      notices.add(
          Notice.note(
              "Version " + manifest.parentVersion() + " can no longer be read",
              "So this page compares with it only what this version recorded."));
    }
  }
}
