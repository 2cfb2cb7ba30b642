/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.data.Record;

/**
 * Turns the Online Retail CSV into an Iceberg event log, its labels and the items' dimension:
 * {@code OnlineRetailImport CSV FOLDER}. A line is an event that arrives at its invoice date; a
 * cancellation is a retraction of the purchase it takes back and arrives at its own. Every line of
 * the file becomes one row of the log.
 */
public final class OnlineRetailImport {
  private final CancellationMatcher matcher = new CancellationMatcher();
  private final Map<String, List<RetailLine>> invoices = new LinkedHashMap<>();
  private final List<Record> rows = new ArrayList<>();
  private final ItemHistory items = new ItemHistory();

  private int cancellations;
  private int exact;
  private int unmatched;
  private int nobody;

  private OnlineRetailImport() {}

  public static void main(String[] arguments) {
    SamplePrograms.run(
        () -> {
          SamplePrograms.requireArguments("OnlineRetailImport CSV FOLDER", arguments, 2, 2);
          List<RetailLine> lines = RetailFile.read(Path.of(arguments[0]));
          try (SampleLake lake = SampleLake.open(Path.of(arguments[1]))) {
            write(lake, lines).forEach(SamplePrograms::say);
          }
        });
  }

  /** The rows of the three tables, in the order of the file, and what there is to say of them. */
  record Rows(List<Record> lines, List<Record> labels, List<Record> items, List<String> report) {}

  /** Writes the three tables; the lines come in the order of the file. Returns what was written. */
  static List<String> write(SampleLake lake, List<RetailLine> lines) {
    Rows rows = rows(lines);
    create(lake);
    append(lake, rows);
    return rows.report();
  }

  /** The rows that lines become; they come in the order of the file. */
  static Rows rows(List<RetailLine> lines) {
    OnlineRetailImport log = new OnlineRetailImport();
    lines.forEach(log::add);
    List<Record> labels = log.invoices.values().stream().map(RetailTables::label).toList();
    return new Rows(log.rows, labels, log.items.rows(), log.report(labels.size()));
  }

  /** Makes the three tables, which must not be there. */
  static void create(SampleLake lake) {
    lake.create(RetailTables.LINES, RetailTables.LINES_SCHEMA, RetailTables.LINES_PARTITIONS);
    lake.create(RetailTables.LABELS, RetailTables.LABELS_SCHEMA, RetailTables.LABELS_PARTITIONS);
    lake.create(ItemHistory.TABLE, ItemHistory.SCHEMA, ItemHistory.PARTITIONS);
  }

  /** Adds rows to the three tables, a commit for each. */
  static void append(SampleLake lake, Rows rows) {
    SampleLake.append(lake.load(RetailTables.LINES), rows.lines());
    SampleLake.append(lake.load(RetailTables.LABELS), rows.labels());
    SampleLake.append(lake.load(ItemHistory.TABLE), rows.items());
  }

  private void add(RetailLine line) {
    nobody += line.customer().isEmpty() ? 1 : 0;
    if (line.isCancellation()) {
      rows.add(cancel(line));
      return;
    }
    matcher.bought(line);
    items.shown(line);
    rows.add(RetailTables.report(line));
    if (line.customer().isPresent()) {
      invoices.computeIfAbsent(line.invoice(), invoice -> new ArrayList<>()).add(line);
    }
  }

  private Record cancel(RetailLine cancellation) {
    cancellations++;
    Optional<RetailLine> purchase = matcher.cancelled(cancellation);
    if (purchase.isEmpty()) {
      unmatched++;
      return RetailTables.retractionOfNothing(cancellation);
    }
    exact += purchase.get().quantity() == -cancellation.quantity() ? 1 : 0;
    return RetailTables.retraction(purchase.get(), cancellation);
  }

  private List<String> report(int labels) {
    return List.of(
        counted("rows of lake.retail.order_lines", rows.size()),
        counted("of them without a customer", nobody),
        counted("of them cancellations", cancellations),
        counted("  that take back a purchase", cancellations - unmatched),
        counted("    of exactly that quantity", exact),
        counted("  that match none", unmatched),
        counted("rows of lake.retail.labels", labels),
        counted("rows of lake.retail.items", items.rows().size()),
        counted("  different items", items.items()),
        counted("  known later than they hold", items.late()));
  }

  private static String counted(String what, int count) {
    return String.format(Locale.ROOT, "  %-34s %,9d", what, count);
  }
}
