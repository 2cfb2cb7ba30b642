/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.SequenceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds names of one sequence that stand for two things; case does not tell them apart. */
final class NameCheck {
  private static final int MOST_SEQUENCES = 64;
  private static final String LABELS = "labels";
  private static final String RENAME = "Rename it.";

  private final KeyValues values;
  private final PathProblems problems;

  NameCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = new PathProblems(values, problems);
  }

  void check() {
    int sequences = values.names(SequenceKeys.SEQUENCES).size();
    if (sequences > MOST_SEQUENCES) {
      problems.add(
          SequenceKeys.SEQUENCES,
          "has " + sequences + " sequences",
          "Declare at most " + MOST_SEQUENCES + " in one dataset.");
    }
    inputs();
    for (String name : values.names(SequenceKeys.ENRICHMENTS)) {
      SectionValues columns = SequenceKeys.enrichment(values, name).section("columns");
      for (String column : values.names(columns.path())) {
        reserved(column, columns.path(column));
      }
    }
    for (String name : values.names(SequenceKeys.SEQUENCES)) {
      sequence(new SequenceKeys(values, name));
    }
  }

  /** Rows are counted, and kept aside if they are rejected, under the name of their input. */
  private void inputs() {
    List<String> sources = values.names(SequenceKeys.SOURCES);
    for (String section : List.of(SequenceKeys.SOURCES, SequenceKeys.ENRICHMENTS)) {
      if (values.names(section).contains(LABELS)) {
        problems.add(
            KeyCheck.join(section, LABELS), "has the name of the labels, another input", RENAME);
      }
    }
    for (String name : values.names(SequenceKeys.ENRICHMENTS)) {
      if (sources.contains(name)) {
        problems.add(
            KeyCheck.join(SequenceKeys.ENRICHMENTS, name),
            "has the name of a source, another input",
            RENAME);
      }
    }
  }

  private void sequence(SequenceKeys sequence) {
    Map<String, String> owners = new HashMap<>();
    for (String source : sequence.sources()) {
      for (String attribute : SequenceKeys.source(values, source).names("attributes")) {
        owners.putIfAbsent(key(attribute), "an attribute of the source " + source);
      }
    }
    for (String enrichment : sequence.enrich()) {
      for (String column : SequenceKeys.enrichment(values, enrichment).names("columns")) {
        String owner = "a column of the enrichment " + enrichment;
        String other = owners.putIfAbsent(key(column), owner);
        if (other != null) {
          problems.add(
              sequence.path("enrich"),
              ShownText.quoted(column) + " is " + owner + " but also " + other,
              "Rename one of them in its section.");
        }
      }
    }
    for (String derived : sequence.derive()) {
      String path = sequence.path("derive." + derived);
      reserved(derived, path);
      String other =
          owners.putIfAbsent(key(derived), "derived under a name that differs only in case");
      if (other != null) {
        problems.add(path, ShownText.quoted(derived) + " is also " + other, RENAME);
      }
    }
  }

  private void reserved(String name, String path) {
    if (name.equalsIgnoreCase(SequenceDefinition.EVENT_TIME)) {
      problems.add(
          path, "is reserved for the event time", "Rename it; event_time is always written.");
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
