/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.report.Figures;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One page about a dataset version: it loads nothing, runs nothing, and is HTML and XML in one. */
public final class VersionPage {
  private final ReportedVersion version;
  private final DatasetManifest manifest;
  private final List<Notice> notices;
  private final Html html = new Html();

  private VersionPage(ReportedVersion version) {
    this.version = version;
    manifest = version.manifest();
    notices = Notices.of(version);
  }

  /** The page; equal versions give equal pages. */
  public static String of(ReportedVersion version) {
    return new VersionPage(version).page();
  }

  /** Titles of what stands first on the page, warnings before notes. */
  public static List<String> headlines(ReportedVersion version) {
    return Notices.of(version).stream()
        .map(notice -> notice.level().text() + ": " + notice.title())
        .toList();
  }

  private String page() {
    html.open("html", "lang", "en").line();
    head();
    html.open("body").open("main").line();
    title();
    notices();
    tiles();
    new OriginSection(version).draw(html);
    new InputSection(manifest).draw(html);
    manifest.sequences().forEach(sequence -> new SequenceSection(version, sequence).draw(html));
    new UserSection(manifest).draw(html);
    new ParentSection(version).draw(html);
    new SampleSection(version).draw(html);
    new DefinitionSection(manifest).draw(html);
    html.add("footer", "Written by Hindcast from " + version.reference() + ".");
    html.close().close().line().close();
    return html.document();
  }

  private void head() {
    html.open("head").line();
    html.mark("meta", "charset", "utf-8").line();
    html.mark("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.mark("meta", "name", "color-scheme", "content", "light dark").line();
    html.mark(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
        .line();
    html.add("title", manifest.dataset() + " v" + manifest.version()).line();
    html.style(css()).line().close().line();
  }

  private void title() {
    html.open("header");
    html.add("p", "Dataset version", "class", "kicker");
    html.open("h1").say(manifest.dataset() + " ").add("span", "v" + manifest.version()).close();
    html.add(
        "p",
        manifest.reason()
            + " of "
            + Micros.text(manifest.createdAtMicros()).replaceFirst("\\.\\d+Z$", "Z")
            + (manifest.parentVersion() == 0 ? ", no parent" : ", after " + version.parentName()),
        "class",
        "sub");
    html.close().line();
  }

  private void notices() {
    long warnings =
        notices.stream().filter(notice -> notice.level() == Notice.Level.WARNING).count();
    html.open("section", "aria-labelledby", "notices").line();
    html.add(
        "h2",
        warnings == 0 ? "Nothing to warn of" : Figures.count(warnings, "warning"),
        "id",
        "notices");
    if (notices.isEmpty()) {
      html.add("p", "Gates, inputs and statistics are within what is usual.", "class", "sum");
    } else {
      html.open("ul", "class", "notices").line();
      notices.forEach(this::notice);
      html.close();
    }
    html.close().line();
  }

  private void notice(Notice notice) {
    boolean isWarning = notice.level() == Notice.Level.WARNING;
    html.open("li", "class", isWarning ? "warning" : "note");
    html.open("svg", "viewBox", "0 0 20 20", "class", "icon", "aria-hidden", "true");
    if (isWarning) {
      html.mark("path", "d", "M10 2l8.5 15.5h-17z");
    } else {
      html.mark("circle", "cx", "10", "cy", "10", "r", "8.5");
    }
    html.mark("path", "class", "cut", "d", isWarning ? "M10 8v5m0 1.6v.6" : "M10 9v5m0-8.2v.6");
    html.close().open("div").open("strong");
    html.add("span", notice.level().text() + ": ", "class", "level").say(notice.title()).close();
    html.add("p", notice.advice()).close().close().line();
  }

  private void tiles() {
    html.open("section", "class", "tiles", "aria-label", "Key figures").line();
    tile(Figures.count(manifest.rows()), "rows", rowsChange());
    long users = manifest.build().users().users();
    if (users > 0) {
      tile(Figures.count(users), "users", "of this build");
    }
    manifest
        .sequences()
        .forEach(sequence -> tile(manifest.statistics().get(sequence.name()), sequence.name()));
    tile(
        Figures.bytes(manifest.sizeBytes()),
        Figures.count(manifest.files().size(), "file"),
        Figures.count(manifest.windows().size(), "label window"));
    html.close().line();
  }

  private void tile(SequenceStatistics counted, String name) {
    tile(
        Figures.mean(counted.events(), counted.rows()),
        "events per row",
        "mean of " + name + ", longest " + Figures.count(counted.longest()));
  }

  private String rowsChange() {
    Long before = manifest.rowsAgainstParent().get("parent");
    if (before == null) {
      before = version.parent().map(DatasetManifest::rows).orElse(null);
    }
    String range = labelTimes();
    return before == null
        ? range
        : Amounts.change(before, manifest.rows()) + " against " + version.parentName();
  }

  private String labelTimes() {
    List<PublishedWindow> windows = manifest.windows();
    return windows.isEmpty()
        ? "no label windows"
        : OriginSection.day(windows.get(0).fromMicros())
            + " to "
            + OriginSection.day(windows.get(windows.size() - 1).toMicros());
  }

  private void tile(String number, String name, String detail) {
    html.open("div", "class", "tile");
    html.add("span", number, "class", "big").add("span", name, "class", "what");
    html.add("span", detail, "class", "detail").close().line();
  }

  private static String css() {
    try (InputStream in = VersionPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
