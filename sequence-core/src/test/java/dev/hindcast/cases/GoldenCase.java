/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of {@code src-test-data/cases}: tables, definition, and what must come out. The format
 * is described there.
 *
 * @param folder where it was read from
 * @param fromMicros first label time of the build
 * @param toMicros first label time after the build
 * @param knowledgeTimeMicros the build's {@code K}
 * @param tables name without catalog and namespace to the table
 * @param expected in the order of the file
 */
public record GoldenCase(
    Path folder,
    DatasetDefinition definition,
    long fromMicros,
    long toMicros,
    long knowledgeTimeMicros,
    Map<String, CaseTable> tables,
    List<ExpectedSequence> expected) {
  private static final String FROM = "2026-03-01";
  private static final String TO = "2026-04-01";

  public GoldenCase {
    tables = Map.copyOf(tables);
    expected = List.copyOf(expected);
  }

  /** All folders, by name. */
  public static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  public static GoldenCase read(Path folder) throws IOException {
    ParsedDefinition parsed =
        DefinitionParser.parse(
            DefinitionFiles.read(
                folder.resolve("definition.conf"), Optional.empty(), List.of(), Map.of()));
    Config build = ConfigFactory.parseFile(folder.resolve("build.conf").toFile());
    long to = time(build, "to", Micros.parse(TO));
    Map<String, CaseTable> tables = new LinkedHashMap<>();
    read(folder, parsed.definition().labels().table(), tables);
    for (EventSource source : parsed.definition().sources()) {
      read(folder, source.table(), tables);
    }
    for (EnrichmentDefinition enrichment : parsed.definition().enrichments()) {
      read(folder, enrichment.table(), tables);
    }
    return new GoldenCase(
        folder,
        parsed.definition(),
        time(build, "from", Micros.parse(FROM)),
        to,
        time(build, "knowledge-time", parsed.knowledgeTimeMicros().orElse(to)),
        tables,
        ExpectedSequence.parse(Files.readString(folder.resolve("expected.csv"))));
  }

  public String name() {
    return folder.getFileName().toString();
  }

  /** One case per user that has a label. */
  public List<Case> cases() {
    return new GoldenRows(this).cases();
  }

  /** The tables of the enrichments by the last part of their names. */
  Map<String, CaseTable> dimensions() {
    Map<String, CaseTable> dimensions = new LinkedHashMap<>();
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      dimensions.put(lastPart(enrichment.table()), table(enrichment.table()));
    }
    return dimensions;
  }

  /** The table that a definition calls by its full name. */
  CaseTable table(String fullName) {
    return tables.get(lastPart(fullName));
  }

  private static void read(Path folder, String fullName, Map<String, CaseTable> tables)
      throws IOException {
    String name = lastPart(fullName);
    tables.put(name, CaseTable.parse(Files.readString(folder.resolve(name + ".csv"))));
  }

  private static String lastPart(String fullName) {
    return fullName.substring(fullName.lastIndexOf('.') + 1);
  }

  private static long time(Config build, String key, long otherwise) {
    return build.hasPath(key) ? Micros.parse(build.getString(key)) : otherwise;
  }
}
