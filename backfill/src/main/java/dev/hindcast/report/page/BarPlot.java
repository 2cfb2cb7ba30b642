/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.Histogram;
import dev.hindcast.report.Figures;
import dev.hindcast.time.Micros;
import java.util.Optional;

/**
 * A histogram as bars, one per power of two, with that of the parent version as marks across them.
 *
 * @param id unique on the page
 * @param what is counted, in the plural
 * @param parentName how the parent version is called
 */
record BarPlot(
    String id,
    String title,
    String what,
    Buckets buckets,
    Optional<Buckets> parent,
    String parentName) {
  private static final int LEFT = 40;
  private static final int TOP = 10;
  private static final int WIDTH = 312;
  private static final int HEIGHT = 120;
  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1};
  private static final long[] TICKS = {
    1_000,
    Micros.PER_SECOND,
    60 * Micros.PER_SECOND,
    3_600 * Micros.PER_SECOND,
    Micros.PER_DAY,
    7 * Micros.PER_DAY,
    30 * Micros.PER_DAY,
    180 * Micros.PER_DAY,
    730 * Micros.PER_DAY
  };

  void draw(Html html) {
    html.open("figure");
    html.add("figcaption", title);
    if (buckets.total() == 0) {
      html.add("p", "No " + what + " were counted.", "class", "none").close().line();
      return;
    }
    html.add("p", sentence(), "class", "sum");
    html.open(
        "svg",
        "viewBox",
        buckets.scale() == Buckets.Scale.SPAN ? "0 0 360 166" : "0 0 360 150",
        "role",
        "img",
        "aria-labelledby",
        id + "-t " + id + "-d",
        "class",
        "plot");
    html.add("title", title, "id", id + "-t");
    html.add("desc", sentence(), "id", id + "-d");
    grid(html);
    for (int bucket = first(); bucket <= last(); bucket++) {
      bar(html, bucket);
    }
    if (buckets.scale() == Buckets.Scale.SPAN) {
      spans(html);
    } else {
      numbers(html);
    }
    html.close();
    legend(html);
    table(html);
    html.close().line();
  }

  private String sentence() {
    return Figures.count(buckets.total()) + " " + what + ": " + buckets.summary() + ".";
  }

  private int first() {
    return parent.map(other -> Math.min(other.first(), buckets.first())).orElse(buckets.first());
  }

  private int last() {
    return parent.map(other -> Math.max(other.last(), buckets.last())).orElse(buckets.last());
  }

  private double step() {
    return (double) WIDTH / (last() - first() + 1);
  }

  private double top() {
    double greatest = 0;
    for (int bucket = first(); bucket <= last(); bucket++) {
      greatest = Math.max(greatest, buckets.share(bucket));
      greatest = Math.max(greatest, parentShare(bucket));
    }
    for (double step : STEPS) {
      if (step >= greatest) {
        return step;
      }
    }
    return 1;
  }

  private double parentShare(int bucket) {
    return parent.map(other -> other.share(bucket)).orElse(0.0);
  }

  private double y(double share) {
    return TOP + HEIGHT * (1 - share / top());
  }

  private void grid(Html html) {
    for (double share : new double[] {top(), top() / 2, 0}) {
      String y = Amounts.at(y(share));
      html.mark(
          "line",
          "class",
          share == 0 ? "axis" : "grid",
          "x1",
          "" + LEFT,
          "x2",
          "" + (LEFT + WIDTH),
          "y1",
          y,
          "y2",
          y);
      String percent = Amounts.at(100 * share) + "%";
      html.add(
          "text", percent, "class", "end", "x", "" + (LEFT - 5), "y", Amounts.at(y(share) + 4));
    }
  }

  private void bar(Html html, int bucket) {
    double x = LEFT + (bucket - first()) * step();
    double share = buckets.share(bucket);
    double height = share == 0 ? 0 : Math.max(1, TOP + HEIGHT - y(share));
    if (height > 0) {
      html.open(
          "rect",
          "class",
          "bar",
          "x",
          Amounts.at(x + step() * 0.08),
          "y",
          Amounts.at(TOP + HEIGHT - height),
          "width",
          Amounts.at(step() * 0.84),
          "height",
          Amounts.at(height));
      html.add(
          "title",
          buckets.range(bucket)
              + ": "
              + Figures.count(buckets.count(bucket))
              + ", "
              + Amounts.share(share));
      html.close();
    }
    if (parent.isPresent() && (parentShare(bucket) > 0 || share > 0)) {
      String y = Amounts.at(y(parentShare(bucket)));
      html.mark(
          "line",
          "class",
          "before",
          "x1",
          Amounts.at(x),
          "x2",
          Amounts.at(x + step()),
          "y1",
          y,
          "y2",
          y);
    }
  }

  private void numbers(Html html) {
    int every = (int) Math.ceil(46 / step());
    for (int bucket = first(); bucket <= last(); bucket += every) {
      double x = LEFT + (bucket - first() + 0.5) * step();
      String label = bucket > 11 ? Figures.count(1L << (bucket - 1)) + "+" : buckets.range(bucket);
      html.add("text", label, "class", "mid", "x", Amounts.at(x), "y", "" + (TOP + HEIGHT + 16));
    }
  }

  private void spans(Html html) {
    double free = 0;
    for (long tick : TICKS) {
      double place = Math.log((double) tick) / Math.log(2) + 1 - first();
      double x = LEFT + place * step();
      if (place >= 0 && x <= LEFT + WIDTH && x >= free) {
        free = x + 44;
        String at = Amounts.at(x);
        html.mark("line", "class", "axis", "x1", at, "x2", at, "y1", "130", "y2", "134");
        html.add("text", Amounts.span(tick), "class", "mid", "x", at, "y", "146");
      }
    }
    html.add("text", "before the label (powers of 2)", "class", "end", "x", "352", "y", "162");
  }

  private void legend(Html html) {
    if (parent.isPresent()) {
      html.open("p", "class", "legend");
      html.add("span", "", "class", "key-bar").say(" this version ");
      html.add("span", "", "class", "key-before").say(" " + parentName).close();
    }
  }

  private void table(Html html) {
    html.open("details").add("summary", "Numbers").open("div", "class", "scroll").open("table");
    html.open("tr");
    html.add("th", buckets.scale() == Buckets.Scale.SPAN ? "time" : "number", "scope", "col");
    html.add("th", what, "scope", "col", "class", "num");
    html.add("th", "share", "scope", "col", "class", "num");
    parent.ifPresent(of -> html.add("th", parentName, "scope", "col", "class", "num"));
    html.close();
    for (int bucket = first(); bucket <= last(); bucket++) {
      html.open("tr").add("th", buckets.range(bucket), "scope", "row");
      html.add("td", Figures.count(buckets.count(bucket)), "class", "num");
      html.add("td", Amounts.share(buckets.share(bucket)), "class", "num");
      if (parent.isPresent()) {
        html.add("td", Amounts.share(parentShare(bucket)), "class", "num");
      }
      html.close();
    }
    html.close().close().close();
  }

  /** A plot of counts, without a parent. */
  static BarPlot alone(String id, String title, String what, Histogram histogram) {
    return new BarPlot(id, title, what, Buckets.numbers(histogram), Optional.empty(), "");
  }
}
