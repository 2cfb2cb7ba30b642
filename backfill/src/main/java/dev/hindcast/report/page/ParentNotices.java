/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.ParentRows;
import dev.hindcast.dataset.SchemaChange;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What changed against the parent version by so much that a person should know. */
final class ParentNotices {
  private static final double ROWS = 0.05;
  private static final double LENGTH = 0.2;
  private static final double SHARE = 0.1;

  private final DatasetManifest manifest;
  private final DatasetManifest parent;
  private final String than;
  private final List<Notice> notices = new ArrayList<>();

  private ParentNotices(ReportedVersion version, DatasetManifest parent) {
    manifest = version.manifest();
    this.parent = parent;
    than = version.parentName();
  }

  static List<Notice> of(ReportedVersion version) {
    List<Notice> notices = new ArrayList<>(rows(version));
    version.manifest().schemaChanges().forEach(change -> notices.add(of(change)));
    version
        .parent()
        .ifPresent(
            parent -> {
              ParentNotices found = new ParentNotices(version, parent);
              found.definition();
              found.manifest.statistics().forEach(found::sequence);
              notices.addAll(found.notices);
            });
    return notices;
  }

  private static Notice of(SchemaChange change) {
    String what = change.subject() + " was " + change.change().replace('-', ' ');
    String from = change.before().isEmpty() ? "" : "It was " + change.before() + ". ";
    String to = change.after().isEmpty() ? "" : "It is " + change.after() + ". ";
    return change.breaking()
        ? Notice.warning("Breaking change: " + what, from + to + "Readers of the parent may fail.")
        : Notice.note("Compatible change: " + what, from + to + "Readers of the parent go on.");
  }

  private static List<Notice> rows(ReportedVersion version) {
    Map<String, Long> rows = version.manifest().rowsAgainstParent();
    long before = rows.getOrDefault(ParentRows.REBUILT_BEFORE, 0L);
    long after = rows.getOrDefault(ParentRows.REBUILT, 0L);
    double change = Amounts.part(Math.abs(after - before), before);
    if (rows.isEmpty() || before == 0 || change < ROWS) {
      return List.of();
    }
    return List.of(
        Notice.warning(
            "Rows of rebuilt windows changed by " + Amounts.change(before, after),
            "From "
                + Figures.count(before)
                + " to "
                + Figures.count(after)
                + ". Labels came in late, were taken back, or are missing."));
  }

  private void definition() {
    if (!manifest.fingerprint().equals(parent.fingerprint())) {
      notices.add(
          Notice.note(
              "The definition is not that of " + than,
              "Rows differ for that reason too; hindcast versions diff says which."));
    }
    if (manifest.schemaChanges().isEmpty()) {
      columns();
    }
  }

  /** What a version says that did not record its changes. */
  private void columns() {
    List<String> before = parent.schema().stream().map(OutputColumn::name).toList();
    List<String> after = manifest.schema().stream().map(OutputColumn::name).toList();
    List<String> removed = before.stream().filter(name -> !after.contains(name)).toList();
    List<String> added = after.stream().filter(name -> !before.contains(name)).toList();
    if (!removed.isEmpty()) {
      notices.add(
          Notice.warning(
              "Columns of " + than + " are gone: " + some(removed), "Whoever reads them breaks."));
    }
    if (!added.isEmpty()) {
      notices.add(Notice.note("New columns: " + some(added), "Not in " + than + "."));
    }
  }

  private void sequence(String name, SequenceStatistics now) {
    SequenceStatistics before = parent.statistics().get(name);
    if (before == null || before.rows() == 0 || now.rows() == 0) {
      return;
    }
    double lengthBefore = Amounts.part(before.events(), before.rows());
    double length = Amounts.part(now.events(), now.rows());
    if (Math.abs(length - lengthBefore) > LENGTH * lengthBefore) {
      notices.add(
          Notice.warning(
              name + ": the mean length changed by " + Amounts.change(lengthBefore, length),
              "From "
                  + Figures.mean(before.events(), before.rows())
                  + " in "
                  + than
                  + " to "
                  + Figures.mean(now.events(), now.rows())
                  + "."));
    }
    share(name + ": the share of empty rows", before.emptyShare(), now.emptyShare());
    share(name + ": the share of cut rows", before.truncatedShare(), now.truncatedShare());
    now.nulls()
        .forEach(
            (column, nulls) -> {
              if (before.nulls().containsKey(column)) {
                share(
                    name + "." + column + ": the share of nulls",
                    Amounts.part(before.nulls().get(column), before.events()),
                    Amounts.part(nulls, now.events()));
              }
            });
    kinds(name, before.kept().kinds(), now.kept().kinds());
    kinds(name, before.kept().sources(), now.kept().sources());
    int shift =
        Buckets.spans(now.newestAges()).quantile(0.5)
            - Buckets.spans(before.newestAges()).quantile(0.5);
    if (Math.abs(shift) >= 2) {
      notices.add(
          Notice.warning(
              name
                  + ": the newest events are "
                  + (shift > 0 ? "older" : "younger")
                  + " than in "
                  + than,
              "The median of their age went from "
                  + Buckets.spans(before.newestAges()).summary().replaceFirst(",.*", "")
                  + " to "
                  + Buckets.spans(now.newestAges()).summary().replaceFirst(",.*", "")
                  + "."));
    }
  }

  private void share(String what, double before, double now) {
    if (Math.abs(now - before) >= SHARE) {
      notices.add(
          Notice.warning(
              what + " changed by " + Amounts.points(before, now),
              "From " + Amounts.share(before) + " in " + than + " to " + Amounts.share(now) + "."));
    }
  }

  private void kinds(String name, Map<String, Long> before, Map<String, Long> now) {
    List<String> gone = before.keySet().stream().filter(kind -> !now.containsKey(kind)).toList();
    if (!gone.isEmpty() && !now.isEmpty()) {
      notices.add(
          Notice.warning(
              name + ": no events any more of " + some(gone),
              than + " had some. A source may have stopped, or renamed them."));
    }
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(8, names.size())))
        + (names.size() > 8 ? " and " + (names.size() - 8) + " more" : "");
  }
}
