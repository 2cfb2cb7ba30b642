/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ParentRows;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.report.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A version beside its parent. */
final class ParentSection {
  private final ReportedVersion version;
  private final DatasetManifest manifest;

  ParentSection(ReportedVersion version) {
    this.version = version;
    manifest = version.manifest();
  }

  void draw(Html html) {
    if (manifest.parentVersion() == 0) {
      return;
    }
    html.open("section", "aria-labelledby", "parent").line();
    html.add("h2", "Compared with " + version.parentName(), "id", "parent");
    rows(html);
    version.parent().ifPresent(parent -> compare(html, parent));
    html.add(
        "p",
        "What changed row by row: hindcast versions diff "
            + version.root()
            + "@"
            + version.parentName()
            + " "
            + version.reference(),
        "class",
        "sum");
    html.close().line();
  }

  private void rows(Html html) {
    Map<String, Long> rows = manifest.rowsAgainstParent();
    if (rows.isEmpty()) {
      return;
    }
    html.open("dl", "class", "facts").line();
    Map<String, String> names = new LinkedHashMap<>();
    names.put(ParentRows.PARENT, "Rows of " + version.parentName());
    names.put(ParentRows.CARRIED, "Carried over");
    names.put(ParentRows.REBUILT_BEFORE, "In rebuilt windows before");
    names.put(ParentRows.REBUILT, "In rebuilt windows now");
    names.put(ParentRows.NEW, "In new windows");
    names.forEach(
        (key, name) ->
            html.open("div")
                .add("dt", name)
                .add("dd", Figures.count(rows.getOrDefault(key, 0L)))
                .close());
    html.close().line();
  }

  private void compare(Html html, DatasetManifest parent) {
    html.open("div", "class", "scroll").open("table").open("tr");
    html.add("th", "", "scope", "col");
    html.add("th", version.parentName(), "scope", "col", "class", "num");
    html.add("th", "v" + manifest.version(), "scope", "col", "class", "num");
    html.add("th", "change", "scope", "col", "class", "num").close();
    count(html, "rows", parent.rows(), manifest.rows());
    count(html, "rejected rows", parent.build().rejectedRows(), manifest.build().rejectedRows());
    count(html, "label windows", parent.windows().size(), manifest.windows().size());
    size(html, parent.sizeBytes(), manifest.sizeBytes());
    Set<String> names = new TreeSet<>(parent.statistics().keySet());
    names.addAll(manifest.statistics().keySet());
    for (String name : names) {
      sequence(
          html,
          name,
          parent.statistics().getOrDefault(name, SequenceStatistics.EMPTY),
          manifest.statistics().getOrDefault(name, SequenceStatistics.EMPTY));
    }
    html.close().close().line();
  }

  private static void sequence(
      Html html, String name, SequenceStatistics before, SequenceStatistics now) {
    double lengthBefore = Amounts.part(before.events(), before.rows());
    double length = Amounts.part(now.events(), now.rows());
    line(
        html,
        name + ": mean length",
        Figures.mean(before.events(), before.rows()),
        Figures.mean(now.events(), now.rows()),
        Amounts.change(lengthBefore, length));
    share(html, name + ": empty", before.emptyShare(), now.emptyShare());
    share(html, name + ": cut", before.truncatedShare(), now.truncatedShare());
    now.nulls().entrySet().stream()
        .filter(column -> before.nulls().containsKey(column.getKey()))
        .filter(column -> column.getValue() + before.nulls().get(column.getKey()) > 0)
        .limit(40)
        .forEach(
            column ->
                share(
                    html,
                    name + ": null " + column.getKey(),
                    Amounts.part(before.nulls().get(column.getKey()), before.events()),
                    Amounts.part(column.getValue(), now.events())));
  }

  private static void count(Html html, String name, long before, long now) {
    line(html, name, Figures.count(before), Figures.count(now), Amounts.change(before, now));
  }

  private static void size(Html html, long before, long now) {
    line(html, "size", Figures.bytes(before), Figures.bytes(now), Amounts.change(before, now));
  }

  private static void share(Html html, String name, double before, double now) {
    line(html, name, Amounts.share(before), Amounts.share(now), Amounts.points(before, now));
  }

  private static void line(Html html, String name, String before, String now, String change) {
    html.open("tr").add("th", name, "scope", "row").add("td", before, "class", "num");
    html.add("td", now, "class", "num").add("td", change, "class", "num").close();
  }
}
