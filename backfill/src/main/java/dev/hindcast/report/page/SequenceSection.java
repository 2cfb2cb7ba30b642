/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.Histogram;
import dev.hindcast.dataset.KeptEvents;
import dev.hindcast.dataset.OutputSequence;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.report.Figures;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The statistics of one sequence. */
final class SequenceSection {
  private final ReportedVersion version;
  private final OutputSequence sequence;
  private final SequenceStatistics counted;
  private final String id;

  SequenceSection(ReportedVersion version, OutputSequence sequence) {
    this.version = version;
    this.sequence = sequence;
    counted = version.manifest().statistics().get(sequence.name());
    id = "s" + version.manifest().sequences().indexOf(sequence);
  }

  void draw(Html html) {
    html.open("section", "aria-labelledby", id).line();
    html.open("h2", "id", id).say("Sequence ").add("code", sequence.name()).close();
    html.add("p", rule(), "class", "sum");
    shares(html);
    html.open("div", "class", "cols").line();
    plot(html, "l", "Events per row", "rows", of -> Buckets.numbersTo(of.lengths(), of.longest()));
    spans(html, "n", "Age of the newest event", SequenceStatistics::newestAges);
    spans(html, "a", "Age of the latest arrival", of -> of.kept().newestArrivalAges());
    spans(html, "o", "Age of the oldest event", SequenceStatistics::oldestAges);
    html.close().line();
    kinds(html);
    nulls(html);
    html.close().line();
  }

  private String rule() {
    return "At most "
        + Figures.count(sequence.maxLength(), "event")
        + ", "
        + sequence.order()
        + ", "
        + (sequence.lookbackMicros() == Long.MAX_VALUE
            ? "of all time"
            : "of the last " + Amounts.span(sequence.lookbackMicros()))
        + (sequence.gapMicros() == 0
            ? ""
            : " but for the last " + Amounts.span(sequence.gapMicros()))
        + " before the label.";
  }

  private void shares(Html html) {
    html.open("div", "class", "tiles").line();
    tile(html, Figures.mean(counted.events(), counted.rows()), "mean length");
    tile(html, Figures.count(counted.longest()), "longest");
    tile(
        html,
        Amounts.share(counted.emptyShare()),
        "rows empty (" + Figures.count(counted.emptyRows()) + ")");
    tile(
        html,
        Amounts.share(counted.truncatedShare()),
        "rows cut (" + Figures.count(counted.truncatedRows()) + ")");
    tile(html, Figures.count(counted.events()), "events written");
    tile(
        html,
        Figures.count(counted.eligibleEvents()),
        "eligible, most in a row " + Figures.count(counted.mostEligible()));
    if (counted.kept().arrivedAfterLabelRows() > 0) {
      tile(
          html,
          Figures.count(counted.kept().arrivedAfterLabelRows()),
          "rows with arrivals after the label");
    }
    html.close().line();
  }

  private static void tile(Html html, String number, String name) {
    html.open("div", "class", "tile small").add("span", number, "class", "big");
    html.add("span", name, "class", "what").close().line();
  }

  private void spans(
      Html html, String letter, String title, Function<SequenceStatistics, Histogram> ages) {
    plot(html, letter, title, "rows with events", ages.andThen(Buckets::spans));
  }

  private void plot(
      Html html,
      String letter,
      String title,
      String what,
      Function<SequenceStatistics, Buckets> histogram) {
    Optional<Buckets> parent =
        version
            .parent()
            .map(of -> of.statistics().get(sequence.name()))
            .map(histogram)
            .filter(of -> of.total() > 0);
    new BarPlot(id + letter, title, what, histogram.apply(counted), parent, version.parentName())
        .draw(html);
  }

  private void kinds(Html html) {
    KeptEvents kept = counted.kept();
    if (kept.sources().isEmpty() && kept.kinds().isEmpty()) {
      return;
    }
    html.open("div", "class", "cols").line();
    table(html, "Events by source", "source", kept.sources());
    table(html, "Events by kind", "kind", kept.kinds());
    html.close().line();
  }

  private void table(Html html, String title, String name, Map<String, Long> parts) {
    if (!parts.isEmpty()) {
      html.open("figure").add("figcaption", title);
      ShareTable.draw(html, name, "events", parts, counted.events());
      html.close().line();
    }
  }

  private void nulls(Html html) {
    html.open("figure", "class", "wide").add("figcaption", "Null share by column");
    ShareTable.draw(html, "column", "nulls", counted.nulls(), counted.events());
    html.close().line();
    NullPositions.draw(html, counted);
  }
}
