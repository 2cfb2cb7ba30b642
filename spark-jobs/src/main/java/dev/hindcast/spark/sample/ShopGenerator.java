/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;

/**
 * Writes the generated shop into the lake of a folder: {@code ShopGenerator FOLDER PHASE [SEED]}.
 * Phase 1 makes the tables with what had arrived by the end of the season, phase 2 appends what
 * arrived in the two weeks after it: late events, corrections and cancellations.
 */
public final class ShopGenerator {
  private static final long DEFAULT_SEED = 20_260_401L;

  private final SampleLake lake;
  private final boolean first;
  private final Shop shop;

  private ShopGenerator(SampleLake lake, boolean first, Shop shop) {
    this.lake = lake;
    this.first = first;
    this.shop = shop;
  }

  public static void main(String[] arguments) {
    SamplePrograms.run(
        () -> {
          SamplePrograms.requireArguments("ShopGenerator FOLDER 1|2 [SEED]", arguments, 2, 3);
          boolean first = SamplePrograms.oneOf("phase", arguments[1], "1", "2").equals("1");
          long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : DEFAULT_SEED;
          try (SampleLake lake = SampleLake.open(Path.of(arguments[0]))) {
            new ShopGenerator(lake, first, Shop.of(seed)).write();
          }
        });
  }

  /** Writes one phase of the shop of a seed. */
  static void write(SampleLake lake, boolean first, long seed) {
    new ShopGenerator(lake, first, Shop.of(seed)).write();
  }

  private void write() {
    append(
        OrderLine.TABLE,
        OrderLine.SCHEMA,
        OrderLine.PARTITIONS,
        shop.orderLines(),
        line -> line.recordedAtMicros().orElse(Long.MIN_VALUE),
        OrderLine::row);
    append(
        Search.TABLE,
        Search.SCHEMA,
        Search.PARTITIONS,
        shop.searches(),
        Search::receivedAtMicros,
        Search::row);
    append(
        VisitLabel.TABLE,
        VisitLabel.SCHEMA,
        VisitLabel.PARTITIONS,
        shop.labels(),
        label -> Long.MIN_VALUE,
        VisitLabel::row);
  }

  private <T> void append(
      TableIdentifier name,
      Schema schema,
      PartitionSpec partitions,
      List<T> rows,
      ToLongFunction<T> arrivalMicros,
      Function<T, Record> record) {
    long from = first ? Long.MIN_VALUE : ShopSeason.PHASE_TWO;
    long to = first ? ShopSeason.PHASE_TWO : ShopSeason.END;
    List<Record> arrived =
        rows.stream()
            .filter(row -> from <= arrivalMicros.applyAsLong(row))
            .filter(row -> arrivalMicros.applyAsLong(row) < to)
            .sorted(Comparator.comparingLong(arrivalMicros))
            .map(record)
            .toList();
    if (arrived.isEmpty()) {
      return;
    }
    Table table = first ? lake.create(name, schema, partitions) : lake.load(name);
    SampleLake.append(table, arrived);
    SamplePrograms.say(
        String.format(Locale.ROOT, "  %-18s %,9d rows", "lake." + name, arrived.size()));
  }
}
