/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.error.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;

/** What a check found out. */
public final class CheckText {
  private final ParsedDefinition definition;
  private final int tables;
  private final Optional<String> unreachable;
  private final Optional<Path> folder;
  private JsonNode examples = JsonNodeFactory.instance.arrayNode();

  /**
   * A check without examples so far.
   *
   * @param tables how many tables the definition names
   * @param unreachable why they could not be reached
   * @param folder where examples were looked for and found
   */
  public CheckText(
      ParsedDefinition definition,
      int tables,
      Optional<String> unreachable,
      Optional<Path> folder) {
    this.definition = definition;
    this.tables = tables;
    this.unreachable = unreachable;
    this.folder = folder;
  }

  /** Takes what the engine says of examples. */
  public void add(JsonNode report) {
    examples = report.path("examples");
  }

  /** Whether every example gave what was expected. */
  public boolean isAsExpected() {
    for (JsonNode example : examples) {
      if (!isAsExpected(example)) {
        return false;
      }
    }
    return true;
  }

  /** For people. */
  public String text() {
    TextLines lines = new TextLines();
    String name = definition.definition().name();
    if (unreachable.isPresent()) {
      lines.add("Warning: " + unreachable.get());
      lines.add(
          "The keys of dataset "
              + name
              + " are valid. Its tables were not looked at; its expressions were resolved over the"
              + " tables of its examples.");
    } else {
      lines.add(
          "The definition of dataset "
              + name
              + " is valid: its keys, its "
              + tables
              + " tables with their columns, and its expressions. No data was read.");
    }
    folder.ifPresent(place -> addExamples(lines, place));
    return lines.toString();
  }

  /** For programs. */
  public String json() {
    ObjectNode json = JsonText.object(isAsExpected() ? "valid" : "failed");
    json.put("dataset", definition.definition().name());
    json.put("fingerprint", definition.fingerprint());
    json.put("tables", unreachable.isPresent() ? "unreachable" : "checked");
    if (!isAsExpected()) {
      json.put("code", ErrorCode.EXAMPLES_DIFFER.name());
      json.put("exitCode", ErrorCode.EXAMPLES_DIFFER.exitCode());
    }
    json.set("examples", examples);
    return json.toPrettyString();
  }

  private void addExamples(TextLines lines, Path place) {
    int differing = 0;
    for (JsonNode example : examples) {
      differing += isAsExpected(example) ? 0 : 1;
    }
    lines.add(
        "Examples in "
            + place
            + ": "
            + Figures.count(examples.size())
            + " run, "
            + (differing == 0 ? "all as expected." : differing + " not as expected."));
    for (JsonNode example : examples) {
      if (isAsExpected(example)) {
        lines.add(
            "  ok    "
                + example.path("name").asText()
                + ": "
                + Figures.count(example.path("labels").asLong(), "label")
                + ", "
                + Figures.count(example.path("sequences").asLong(), "sequence"));
      } else {
        addFailed(lines, example);
      }
    }
  }

  private static void addFailed(TextLines lines, JsonNode example) {
    lines.add("  FAIL  " + example.path("name").asText());
    if (example.has("problem")) {
      lines.add("        " + example.path("problem").asText());
    }
    for (JsonNode difference : example.path("differences")) {
      String sequence = difference.path("sequence").asText();
      String column = difference.path("column").asText();
      lines.add(
          "        label "
              + difference.path("label").asText()
              + (sequence.isEmpty() ? "" : ", sequence " + sequence)
              + (column.isEmpty() ? "" : ", " + column));
      lines.add("          expected  " + cell(difference.path("expected")));
      lines.add("          actual    " + cell(difference.path("actual")));
    }
  }

  private static String cell(JsonNode text) {
    return text.isNull() ? "(empty)" : text.asText();
  }

  private static boolean isAsExpected(JsonNode example) {
    return example.path("differences").isEmpty() && !example.has("problem");
  }
}
