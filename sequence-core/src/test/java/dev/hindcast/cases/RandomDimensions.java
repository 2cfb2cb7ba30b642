/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random dimensions over the attributes of a setup's events, whose boundaries meet theirs. */
public final class RandomDimensions {
  private final RandomChoice choice;
  private final CaseSetup setup;

  private RandomDimensions(RandomChoice choice, CaseSetup setup) {
    this.choice = choice;
    this.setup = setup;
  }

  /** The setup, with enrichments in most of its sequences. */
  public static CaseSetup enriched(CaseSetup setup, long seed, long index) {
    RandomDimensions dimensions = new RandomDimensions(new RandomChoice(seed + 1, index), setup);
    return new CaseSetup(
        dimensions.definition(),
        setup.knowledgeTimeMicros(),
        setup.baseMicros(),
        setup.unitMicros(),
        setup.kind());
  }

  /** The tables of a setup's enrichments by the last part of their names. */
  public static Map<String, CaseTable> tables(CaseSetup setup, long seed, long index) {
    RandomDimensions dimensions = new RandomDimensions(new RandomChoice(seed + 2, index), setup);
    Map<String, CaseTable> tables = new LinkedHashMap<>();
    for (EnrichmentDefinition enrichment : setup.definition().enrichments()) {
      tables.put(enrichment.name(), dimensions.table(enrichment));
    }
    return tables;
  }

  private DatasetDefinition definition() {
    DatasetDefinition given = setup.definition();
    List<EnrichmentDefinition> enrichments = new ArrayList<>();
    enrichments.add(enrichment("ranks", Map.of("rank", "k0"), "colour", "level"));
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("tag", "k0");
    if (choice.chance(0.4)) {
      tags.put("rank", "k1");
    }
    enrichments.add(enrichment("tags", tags, "shade", "depth"));
    List<SequenceDefinition> sequences =
        given.sequences().stream().map(sequence -> sequence(sequence, enrichments)).toList();
    return new DatasetDefinition(
        given.name(),
        given.path(),
        given.owner(),
        given.description(),
        given.stage(),
        given.catalogs(),
        given.knowledge(),
        given.labels(),
        given.sources(),
        enrichments,
        sequences,
        given.output(),
        given.gates());
  }

  private EnrichmentDefinition enrichment(
      String name, Map<String, String> key, String text, String number) {
    boolean isOfLabel = choice.chance(0.25);
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(text, "text");
    columns.put(number, "number");
    return new EnrichmentDefinition(
        name,
        "lake.case." + name,
        key,
        "valid_from",
        choice.chance(0.5) ? Optional.of("valid_to") : Optional.empty(),
        choice.chance(0.7) ? Optional.of("known_at") : Optional.empty(),
        columns,
        Optional.empty(),
        false,
        choice.chance(0.6) ? Long.MAX_VALUE : choice.between(1, 8) * setup.unitMicros(),
        choice.chance(0.3) && !isOfLabel
            ? new OnMiss.DropEvent()
            : choice.chance(0.3) ? new OnMiss.Default("7") : new OnMiss.Null(),
        isOfLabel ? AsOf.LABEL : AsOf.EVENT,
        false,
        Optional.empty());
  }

  private SequenceDefinition sequence(
      SequenceDefinition given, List<EnrichmentDefinition> enrichments) {
    List<EnrichmentDefinition> used = choice.some(enrichments, 0);
    List<String> columns = new ArrayList<>(given.columns());
    List<String> filters = new ArrayList<>();
    for (EnrichmentDefinition enrichment : used) {
      columns.addAll(enrichment.columns().keySet());
      if (enrichment.asOf() == AsOf.EVENT) {
        List<String> names = List.copyOf(enrichment.columns().keySet());
        filters.add(names.get(0) + " = 'red'");
        filters.add(names.get(1) + " > 3");
        filters.add(names.get(1) + " IS NULL");
      }
    }
    boolean isFiltered = !filters.isEmpty() && choice.chance(0.4);
    return new SequenceDefinition(
        given.name(),
        given.sources(),
        used.stream().map(EnrichmentDefinition::name).toList(),
        isFiltered ? Optional.of(choice.oneOf(filters)) : given.filter(),
        given.lookbackMicros(),
        given.gapMicros(),
        given.maxLength(),
        given.order(),
        given.tieBreak(),
        given.selection(),
        given.derive(),
        columns);
  }

  private CaseTable table(EnrichmentDefinition enrichment) {
    List<CaseTable.Column> columns = new ArrayList<>();
    for (Map.Entry<String, String> part : enrichment.key().entrySet()) {
      columns.add(
          new CaseTable.Column(
              part.getValue(),
              part.getKey().equals("rank") ? CaseTable.Type.LONG : CaseTable.Type.STRING));
    }
    columns.add(new CaseTable.Column("valid_from", CaseTable.Type.TIMESTAMP));
    columns.add(new CaseTable.Column("valid_to", CaseTable.Type.TIMESTAMP));
    columns.add(new CaseTable.Column("known_at", CaseTable.Type.TIMESTAMP));
    columns.add(new CaseTable.Column("text", CaseTable.Type.STRING));
    columns.add(new CaseTable.Column("number", CaseTable.Type.LONG));
    Map<List<Object>, Map<String, Object>> rows = new LinkedHashMap<>();
    int versions = choice.between(5, 120);
    for (int n = 0; n < versions; n++) {
      Map<String, Object> row = row(enrichment);
      // Rows that only their content tells apart are left to a test of their own.
      List<Object> identity = new ArrayList<>();
      enrichment.key().values().forEach(column -> identity.add(row.get(column)));
      identity.add(row.get("valid_from"));
      identity.add(enrichment.knownAt().isPresent() ? row.get("known_at") : null);
      rows.put(identity, row);
    }
    return new CaseTable(columns, choice.shuffled(List.copyOf(rows.values())));
  }

  private Map<String, Object> row(EnrichmentDefinition enrichment) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Map.Entry<String, String> part : enrichment.key().entrySet()) {
      row.put(
          part.getValue(),
          part.getKey().equals("rank")
              ? choice.oneOf(0L, 1L, 1L, -5L, Long.MIN_VALUE)
              : choice.oneOf("", "a", "a", "a\0b", "ab", "\uff5e", "\ud83d\ude00"));
    }
    long validFrom = setup.baseMicros() + choice.between(-6, 14) * setup.unitMicros();
    row.put("valid_from", validFrom);
    row.put(
        "valid_to",
        choice.chance(0.4) ? null : validFrom + choice.between(0, 8) * setup.unitMicros());
    row.put("known_at", validFrom + choice.between(-3, 8) * setup.unitMicros());
    row.put("text", choice.oneOf(null, "red", "red", "blue", "green"));
    row.put("number", choice.oneOf(null, 3L, 4L, 5L));
    return row;
  }
}
