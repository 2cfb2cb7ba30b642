/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one label on a line of time that ends at the label; the distance to the label is
 * drawn by magnitude, so that seconds and years both can be seen.
 */
final class Timeline {
  private static final double LABEL_X = 316;
  private static final double LEFT = 10;
  private static final double RIGHT = 352;
  private static final long EVEN_PARTS = 300;
  private static final int LANE = 46;
  private static final int TOP = 30;
  private static final long[] TICKS = {
    60 * Micros.PER_SECOND,
    3_600 * Micros.PER_SECOND,
    Micros.PER_DAY,
    7 * Micros.PER_DAY,
    30 * Micros.PER_DAY,
    180 * Micros.PER_DAY,
    730 * Micros.PER_DAY
  };

  private final String id;
  private final JsonNode label;
  private final long labelMicros;
  private final long knownMicros;
  private final List<JsonNode> lanes = new ArrayList<>();
  private long oldestMicros = 60 * Micros.PER_SECOND;

  /**
   * Lays the line out.
   *
   * @param id unique on the page
   * @param label as the engine hands it over
   */
  Timeline(String id, JsonNode label) {
    this.id = id;
    this.label = label;
    labelMicros = label.path("labelTimeMicros").asLong();
    knownMicros = label.path("knownUntilMicros").asLong(labelMicros);
    label.path("sequences").forEach(lanes::add);
    for (JsonNode lane : lanes) {
      for (JsonNode age : lane.path("ages")) {
        oldestMicros = Math.max(oldestMicros, age.asLong());
      }
    }
  }

  void draw(Html html) {
    int bottom = TOP + LANE * lanes.size();
    html.open(
        "svg",
        "viewBox",
        "0 0 360 " + (bottom + 34),
        "role",
        "img",
        "aria-labelledby",
        id + "-t " + id + "-d",
        "class",
        "plot timeline");
    html.add("title", "Events of label " + label.path("id").asText(), "id", id + "-t");
    html.add("desc", sentence(), "id", id + "-d");
    axis(html, bottom);
    for (int i = 0; i < lanes.size(); i++) {
      lane(html, lanes.get(i), TOP + LANE * i + 30);
    }
    html.close().line();
  }

  private String sentence() {
    StringBuilder text = new StringBuilder("Time before the label, by magnitude.");
    for (JsonNode lane : lanes) {
      text.append(" Sequence ").append(lane.path("name").asText()).append(": ");
      text.append(lane.path("length").asLong()).append(" events");
      if (!lane.path("ages").isEmpty()) {
        text.append(", the newest ").append(Amounts.span(lane.path("ages").get(0).asLong()));
        text.append(" before the label");
      }
      text.append('.');
    }
    return text.toString();
  }

  private double x(long ageMicros) {
    if (ageMicros < 0) {
      double after = magnitude(-ageMicros) / magnitude(3_650 * Micros.PER_DAY);
      return LABEL_X + 6 + (RIGHT - LABEL_X - 6) * Math.min(1, after);
    }
    return LABEL_X - (LABEL_X - LEFT) * Math.min(1, magnitude(ageMicros) / magnitude(oldestMicros));
  }

  /** Grows evenly up to a part of the oldest event's age, and then by magnitude. */
  private double magnitude(long micros) {
    return Math.log1p((double) micros / Math.max(Micros.PER_SECOND, oldestMicros / EVEN_PARTS));
  }

  private void axis(Html html, int bottom) {
    String y = "" + (bottom + 4);
    html.mark("line", "class", "axis", "x1", "" + (int) LEFT, "x2", "352", "y1", y, "y2", y);
    double free = RIGHT;
    for (long tick : TICKS) {
      double x = x(tick);
      if (tick <= oldestMicros && x <= free - 34 && x <= LABEL_X - 34 && x >= LEFT + 14) {
        free = x;
        vertical(html, "grid", x, TOP - 6, bottom + 4);
        html.add(
            "text",
            Amounts.span(tick),
            "class",
            "mid",
            "x",
            Amounts.at(x),
            "y",
            "" + (bottom + 18));
      }
    }
    vertical(html, "label", LABEL_X, TOP - 12, bottom + 4);
    html.add("text", "label time", "class", "mid strong", "x", Amounts.at(LABEL_X), "y", "12");
    html.add("text", "0", "class", "mid", "x", Amounts.at(LABEL_X), "y", "" + (bottom + 18));
    if (knownMicros != labelMicros) {
      double x = x(labelMicros - knownMicros);
      vertical(html, "known", x, TOP - 4, bottom + 4);
    }
    html.add("text", "time before the label", "x", "" + (int) LEFT, "y", "" + (bottom + 31));
  }

  private static void vertical(Html html, String kind, double x, int from, int to) {
    String at = Amounts.at(x);
    html.mark("line", "class", kind, "x1", at, "x2", at, "y1", "" + from, "y2", "" + to);
  }

  private void lane(Html html, JsonNode lane, int y) {
    String name =
        lane.path("name").asText()
            + ": "
            + lane.path("length").asLong()
            + (lane.path("eligible").asLong() > lane.path("length").asLong()
                ? " of " + lane.path("eligible").asLong() + " eligible"
                : "");
    html.add(
        "text",
        name.length() > 46 ? name.substring(0, 45) + "\u2026" : name,
        "x",
        "10",
        "y",
        "" + (y - 14));
    html.mark("line", "class", "rail", "x1", "10", "x2", "352", "y1", "" + y, "y2", "" + y);
    for (JsonNode age : lane.path("ages")) {
      html.mark(
          "circle", "class", "event", "cx", Amounts.at(x(age.asLong())), "cy", "" + y, "r", "4");
    }
    if (lane.hasNonNull("maxArrivalTimeMicros")) {
      double x = x(labelMicros - lane.path("maxArrivalTimeMicros").asLong());
      html.mark(
          "path",
          "class",
          "arrival",
          "d",
          "M" + Amounts.at(x) + " " + (y - 9) + "l5 9l-5 9l-5 -9z");
    }
  }
}
