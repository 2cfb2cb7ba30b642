/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.report.Figures;
import java.util.Map;

/** What the build read and what became of it. */
final class InputSection {
  private final BuildProvenance build;

  InputSection(DatasetManifest manifest) {
    build = manifest.build();
  }

  void draw(Html html) {
    html.open("section", "aria-labelledby", "inputs").line();
    html.add("h2", "Inputs of the build", "id", "inputs");
    html.open("div", "class", "cols").line();
    build.inputCounts().forEach((input, counts) -> input(html, input, counts));
    html.close().line();
    statements(html);
    html.close().line();
  }

  private void input(Html html, String input, Map<String, Long> counts) {
    Map<String, Long> rejected = build.rejected().getOrDefault(input, Map.of());
    html.open("figure").add("figcaption", input);
    html.open("div", "class", "scroll").open("table");
    counts.forEach((name, count) -> line(html, name, count));
    rejected.forEach((reason, count) -> line(html, "rejected: " + reason, count));
    if (rejected.isEmpty()) {
      line(html, "rejected", 0);
    }
    html.close().close().close().line();
  }

  private static void line(Html html, String name, long count) {
    html.open("tr").add("th", name, "scope", "row");
    html.add("td", Figures.count(count), "class", "num").close();
  }

  private void statements(Html html) {
    if (build.statements().isEmpty()) {
      return;
    }
    html.add("h3", "Checked of the splits").open("ul", "class", "plain");
    for (CheckedStatement statement : build.statements()) {
      html.add(
          "li",
          statement.text()
              + ": "
              + Figures.count(statement.found())
              + " of "
              + Figures.count(statement.checked()));
    }
    html.close().line();
  }
}
