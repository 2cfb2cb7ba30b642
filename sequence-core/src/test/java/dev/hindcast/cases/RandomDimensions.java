/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random rows of enrichments' tables, whose times meet those of the events: known late or early,
 * ended, empty, corrected by later knowledge, delivered twice, and some that are no versions.
 */
final class RandomDimensions {
  private static final long LONG_AGO = Micros.parse("0001-01-01");
  private static final long FAR_AWAY = Micros.parse("9999-12-31");
  private static final List<String> REQUIRED = List.of("k0", "valid_from", "known_at");
  private static final Map<String, CaseTable.Type> KEYS =
      Map.of(
          "rank", CaseTable.Type.LONG,
          "tag", CaseTable.Type.STRING,
          "score", CaseTable.Type.INT);

  private final RandomChoice choice;
  private final long base;
  private final long unit;
  private final int mostRows;

  RandomDimensions(RandomChoice choice, long base, long unit, int mostRows) {
    this.mostRows = mostRows;
    this.choice = choice;
    this.base = base;
    this.unit = unit;
  }

  /** The tables of enrichments by the last part of their names. */
  Map<String, CaseTable> tables(List<EnrichmentDefinition> enrichments) {
    Map<String, CaseTable> tables = new LinkedHashMap<>();
    enrichments.forEach(enrichment -> tables.put(enrichment.name(), table(enrichment)));
    return tables;
  }

  private CaseTable table(EnrichmentDefinition enrichment) {
    List<CaseTable.Column> columns = new ArrayList<>();
    enrichment.key().forEach((name, k) -> columns.add(new CaseTable.Column(k, KEYS.get(name))));
    columns.add(new CaseTable.Column("valid_from", CaseTable.Type.TIMESTAMP));
    columns.add(new CaseTable.Column("valid_to", CaseTable.Type.TIMESTAMP));
    columns.add(new CaseTable.Column("known_at", CaseTable.Type.TIMESTAMP));
    columns.add(new CaseTable.Column("text", CaseTable.Type.STRING));
    columns.add(new CaseTable.Column("number", CaseTable.Type.LONG));
    columns.add(new CaseTable.Column("amount", CaseTable.Type.DOUBLE));
    List<Map<String, Object>> rows = new ArrayList<>();
    int versions = choice.between(5, mostRows);
    for (int n = 0; n < versions; n++) {
      rows.add(
          rows.isEmpty() || choice.chance(0.6) ? fresh(enrichment) : after(choice.oneOf(rows)));
    }
    for (int n = versions / 20; n > 0; n--) {
      Map<String, Object> spoilt = new LinkedHashMap<>(fresh(enrichment));
      spoilt.put(choice.oneOf(REQUIRED), null);
      rows.add(spoilt);
    }
    return new CaseTable(columns, choice.shuffled(rows));
  }

  /** The first report of a version. */
  private Map<String, Object> fresh(EnrichmentDefinition enrichment) {
    Map<String, Object> row = new LinkedHashMap<>();
    enrichment.key().forEach((name, column) -> row.put(column, key(name)));
    long validFrom =
        choice.chance(0.03)
            ? choice.oneOf(LONG_AGO, Micros.SANE_FROM - 1, 0L)
            : base + choice.between(-6, 14) * unit + (choice.chance(0.1) ? 1 : 0);
    row.put("valid_from", validFrom);
    hold(row, validFrom);
    describe(row);
    return row;
  }

  /** A row about a version that another one is about. */
  private Map<String, Object> after(Map<String, Object> other) {
    Map<String, Object> row = new LinkedHashMap<>(other);
    boolean isDeliveredAgain = choice.chance(0.25);
    boolean isHeldAnew = !isDeliveredAgain && choice.chance(0.6);
    if (isHeldAnew) {
      hold(row, (Long) other.get("valid_from"));
    }
    if (!isDeliveredAgain && (!isHeldAnew || choice.chance(0.6))) {
      describe(row);
    }
    return row;
  }

  private void hold(Map<String, Object> row, long validFrom) {
    long validTo = validFrom + choice.between(choice.chance(0.1) ? -3 : 0, 8) * unit;
    row.put("valid_to", choice.chance(0.4) ? choice.oneOf(null, FAR_AWAY) : (Long) validTo);
    long knownAt = Math.max(base - 6 * unit, validFrom) + choice.between(-3, 8) * unit;
    row.put("known_at", choice.chance(0.03) ? choice.oneOf(LONG_AGO, FAR_AWAY) : (Long) knownAt);
  }

  private void describe(Map<String, Object> row) {
    row.put("text", choice.oneOf(null, "red", "red", "blue", "green"));
    row.put("number", choice.oneOf(null, 3L, 4L, 5L));
    row.put("amount", choice.oneOf(null, 0.1, 0.3, 0.7, 1e16, -1e16, Double.NaN));
  }

  private Object key(String attribute) {
    return switch (attribute) {
      case "rank" -> choice.oneOf(0L, 1L, 1L, -5L, Long.MIN_VALUE);
      case "tag" -> choice.oneOf("", "a", "a", "a\0b", "ab", "\uff5e", "\ud83d\ude00");
      default -> choice.oneOf(3L, 4L, 4L, 5L);
    };
  }
}
