/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.time.Micros;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds output columns that two keys would make; upper and lower case do not tell them apart. */
final class OutputCheck {
  private static final List<String> EVIDENCE =
      List.of("length", "eligible", "max_event_time", "max_arrival_time");

  private final KeyValues values;
  private final ConfigProblems problems;
  private final Map<String, String> makers = new HashMap<>();

  OutputCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    makers.put("split", "the output itself");
    long window = values.number("dataset.output.window").orElse(Micros.PER_DAY);
    makers.put(
        window == Micros.PER_DAY ? "label_date" : "label_window", "the partition of the output");
    for (String key : List.of("id", "user", "time")) {
      String path = "dataset.labels." + key;
      values.text(path).ifPresent(column -> add(column, path));
    }
    String carried = "dataset.labels.columns";
    values.texts(carried).orElse(List.of()).forEach(column -> add(column, carried));
    String weight = "dataset.labels.sample.weight";
    if (values.isSet("dataset.labels.sample")) {
      values.text(weight).ifPresent(column -> add(column, weight));
    }
    values.names(SequenceKeys.SEQUENCES).forEach(this::sequence);
  }

  private void sequence(String name) {
    String path = KeyCheck.join(SequenceKeys.SEQUENCES, name);
    SequenceKeys sequence = new SequenceKeys(values, name);
    EVIDENCE.forEach(evidence -> add(name + "__" + evidence, path));
    sequence.columns().forEach(column -> add(name + "__" + column, sequence.path("columns")));
  }

  private void add(String column, String path) {
    String maker = makers.putIfAbsent(column.toLowerCase(Locale.ROOT), path);
    if (maker != null) {
      problems.add(
          values.position(path),
          path,
          "the output column " + ShownText.quoted(column) + " is also made by " + maker,
          "Rename or leave out one of the two.");
    }
  }
}
