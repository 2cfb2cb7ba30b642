/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.example.Csv;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Writes a random case as a folder in the format of {@code src-test-data/cases}. */
public final class CaseFolder {
  /** First columns of {@code expected.csv}; columns of the sequences follow. */
  static final List<String> EVIDENCE =
      List.of("label_id", "sequence", "length", "eligible", "max_event_time", "max_arrival_time");

  private CaseFolder() {}

  /** Overwrites what the folder holds; the answers are what is to be expected. */
  public static void write(Path folder, Case given, List<CaseAnswer> answers) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("README.md"),
        "# " + folder.getFileName() + "\n\nA random case in its smallest form.\n");
    Files.writeString(folder.resolve("definition.conf"), DefinitionText.of(given.definition()));
    Files.writeString(folder.resolve("build.conf"), build(given));
    Map<String, CaseTable> tables = CaseTables.of(given.definition(), List.of(given));
    tables.putAll(given.dimensions());
    for (Map.Entry<String, CaseTable> table : tables.entrySet()) {
      Files.writeString(folder.resolve(table.getKey() + ".csv"), table.getValue().csv());
    }
    Files.writeString(folder.resolve("expected.csv"), expected(answers));
  }

  private static String build(Case given) {
    long from = given.labels().stream().mapToLong(CaseLabel::timeMicros).min().orElse(0);
    long to = given.labels().stream().mapToLong(CaseLabel::timeMicros).max().orElse(0) + 1;
    return String.format(
        "from = \"%s\"\nto = \"%s\"\nknowledge-time = \"%s\"\n",
        Micros.text(from), Micros.text(to), Micros.text(given.knowledgeTimeMicros()));
  }

  private static String expected(List<CaseAnswer> answers) {
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(EVIDENCE);
    header.add("note");
    lines.add(header);
    for (CaseAnswer answer : answers) {
      List<String> line = new ArrayList<>();
      line.add(answer.labelId());
      line.add(answer.sequence());
      line.add(Integer.toString(answer.events().size()));
      line.add(Long.toString(answer.eligible()));
      line.add(time(answer.maxEventTimeMicros()));
      line.add(time(answer.maxArrivalTimeMicros()));
      List<String> notes =
          answer.events().stream()
              .map(event -> String.valueOf(event.values().get("note")))
              .toList();
      line.add(ExpectedSequence.listText(notes));
      lines.add(line);
    }
    return Csv.format(lines);
  }

  static String time(OptionalLong micros) {
    return micros.isPresent() ? Micros.text(micros.getAsLong()) : null;
  }
}
