/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.report.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** How rows and events are spread over users; it names none. */
final class UserSection {
  private final UserStatistics users;

  UserSection(DatasetManifest manifest) {
    users = manifest.build().users();
  }

  void draw(Html html) {
    if (users.users() == 0) {
      return;
    }
    html.open("section", "aria-labelledby", "users").line();
    html.add("h2", "Users of the build", "id", "users");
    html.open("div", "class", "cols").line();
    BarPlot.alone("ur", "Rows per user", "users", users.rowsPerUser()).draw(html);
    BarPlot.alone("ue", "Events looked at per user", "users", users.eventsPerUser()).draw(html);
    html.close().line();
    html.open("dl", "class", "facts").line();
    most(html, "Most rows of a user", users.mostRows());
    most(html, "Most events of a user", users.mostEvents());
    html.close().close().line();
  }

  private static void most(Html html, String name, List<Long> numbers) {
    String text = numbers.stream().map(Figures::count).collect(Collectors.joining(" \u00b7 "));
    html.open("div").add("dt", name).add("dd", text).close().line();
  }
}
