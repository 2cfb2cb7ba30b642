/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** Some rows of the version as lines of time. */
final class SampleSection {
  private final ReportedVersion version;
  private final JsonNode labels;

  SampleSection(ReportedVersion version) {
    this.version = version;
    labels = version.samples().path("labels");
  }

  void draw(Html html) {
    if (labels.isEmpty()) {
      return;
    }
    html.open("section", "aria-labelledby", "samples").line();
    html.add("h2", "Sample sequences", "id", "samples");
    html.add(
        "p",
        "Chosen by a hash of the label id, so that equal versions show equal samples. The output"
            + " keeps the arrival time of the latest arrival of a row only: that is what the"
            + " diamond marks; when the other events arrived is for hindcast explain to say.",
        "class",
        "sum");
    html.open("p", "class", "legend");
    html.add("span", "", "class", "key-event").say(" event ");
    html.add("span", "", "class", "key-arrival").say(" latest arrival used ");
    html.add("span", "", "class", "key-label").say(" label time ");
    html.add("span", "", "class", "key-known").say(" knowledge time, where it is another").close();
    html.open("div", "class", "cols").line();
    int number = 0;
    for (JsonNode label : labels) {
      label(html, label, "t" + number++);
    }
    html.close().close().line();
  }

  private void label(Html html, JsonNode label, String id) {
    html.open("figure", "class", "sample");
    html.open("figcaption").say("Label ").add("code", label.path("id").asText()).close();
    html.add(
        "p",
        label.path("why").asText()
            + ", asked "
            + label.path("labelTime").asText()
            + (label.hasNonNull("split") ? ", split " + label.path("split").asText() : ""),
        "class",
        "sum");
    new Timeline(id, label).draw(html);
    label.path("sequences").forEach(sequence -> events(html, sequence));
    html.add(
        "p",
        "hindcast explain " + version.reference() + " --label " + label.path("id").asText(),
        "class",
        "command");
    html.close().line();
  }

  private static void events(Html html, JsonNode sequence) {
    if (sequence.path("events").isEmpty()) {
      return;
    }
    html.open("details");
    html.add("summary", "Newest events of " + sequence.path("name").asText());
    html.open("div", "class", "scroll").open("table").open("tr");
    html.add("th", "before the label", "scope", "col");
    sequence.path("columns").forEach(name -> html.add("th", name.asText(), "scope", "col"));
    html.close();
    Iterator<JsonNode> ages = sequence.path("ages").elements();
    for (JsonNode event : sequence.path("events")) {
      html.open("tr").add("td", Amounts.span(ages.next().asLong()), "class", "num");
      event.forEach(value -> html.add("td", value.isNull() ? "null" : value.asText()));
      html.close();
    }
    html.close().close().close();
  }
}
