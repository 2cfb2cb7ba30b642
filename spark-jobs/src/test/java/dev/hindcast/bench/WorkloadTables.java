/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import dev.hindcast.spark.HindcastSession;
import dev.hindcast.time.Micros;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;

/**
 * Writes a workload as Iceberg tables. Each value is a hash of the row's number and the seed, so
 * the tables hold the same rows on every machine. Events lie in the table in the order in which
 * they happened, as an append-only table that is fed all day has them.
 */
final class WorkloadTables {
  /** Event times lie in {@code [EPOCH, EPOCH + 100 days)}; no two are equal. */
  static final long EPOCH_MICROS = Micros.parse("2026-01-01");

  static final String LABELS_FROM = "2026-03-12";
  static final String LABELS_TO = "2026-04-09";
  static final String KNOWLEDGE_TIME = "2026-05-01";

  private static final long SEED = 42;
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long EVENTS_PER_FILE = 1_250_000;

  private final Workload workload;

  WorkloadTables(Workload workload) {
    this.workload = workload;
  }

  void write(BenchLake lake) throws TableAlreadyExistsException {
    SparkSession spark = HindcastSession.open("bench workload", Map.of("lake", lake.catalog()));
    try {
      spark.sql("CREATE NAMESPACE lake.bench");
      create(events(spark), BenchLake.EVENTS);
      create(labels(spark), BenchLake.LABELS);
      WorkloadDimensions dimensions = new WorkloadDimensions(spark);
      create(dimensions.items(), WorkloadDimensions.ITEMS);
      create(dimensions.bands(), WorkloadDimensions.BANDS);
      create(dimensions.packs(), WorkloadDimensions.PACKS);
    } finally {
      spark.stop();
    }
  }

  private static void create(Dataset<Row> rows, String table) throws TableAlreadyExistsException {
    rows.writeTo(table)
        .using("iceberg")
        .tableProperty("write.distribution-mode", "none")
        .tableProperty("write.parquet.compression-codec", "zstd")
        .create();
  }

  private Dataset<Row> events(SparkSession spark) {
    int files = (int) Math.max(2, workload.events() / EVENTS_PER_FILE);
    Dataset<Row> first =
        rows(spark, workload.events(), files)
            .withColumn("event_id", col("id"))
            .withColumn("user_id", expr(user(1, workload.whaleEvents())))
            .withColumn("time", expr(eventTime()))
            .withColumn("arrival", expr("time + " + lateness()))
            .withColumn("item", expr(itemName(item())))
            .withColumn("quantity", expr("cast(1 + " + number(5, 5) + " as int)"))
            .withColumn("price", expr("cast(50 + " + number(6, 20_000) + " as double) / 100"));
    if (!workload.corrections()) {
      return columns(first);
    }
    Dataset<Row> corrections =
        first
            .where(number(7, 100) + " < 2")
            .withColumn("op", expr("if(" + number(8, 2) + " = 0, 'D', 'U')"))
            .withColumn("quantity", expr("quantity + 1"))
            .withColumn("arrival", expr("arrival + 3600000000 + " + number(9, 10 * DAY_MICROS)));
    return columns(first.withColumn("op", expr("'I'")), "op").unionAll(columns(corrections, "op"));
  }

  private static Dataset<Row> columns(Dataset<Row> rows, String... further) {
    Dataset<Row> timed =
        rows.withColumn("event_time", expr("timestamp_micros(time)"))
            .withColumn("arrival_time", expr("timestamp_micros(arrival)"));
    String[] wanted = {"event_id", "event_time", "arrival_time", "item", "quantity", "price"};
    String[] all = new String[wanted.length + further.length];
    System.arraycopy(wanted, 0, all, 0, wanted.length);
    System.arraycopy(further, 0, all, wanted.length, further.length);
    return timed.select("user_id", all);
  }

  private Dataset<Row> labels(SparkSession spark) {
    long from = Micros.parse(LABELS_FROM);
    long length = Micros.parse(LABELS_TO) - from;
    return rows(spark, workload.labels(), 1)
        .withColumn("label_id", col("id"))
        .withColumn("user_id", expr(user(11, workload.whaleLabels())))
        .withColumn(
            "label_time", expr("timestamp_micros(" + from + " + " + number(12, length) + ")"))
        .withColumn("label", expr("cast(" + number(13, 2) + " as int)"))
        .select("label_id", "user_id", "label_time", "label");
  }

  private static Dataset<Row> rows(SparkSession spark, long rows, int files) {
    return spark.range(0, rows, 1, files).toDF();
  }

  private String user(int stream, long ofWhale) {
    String rank =
        String.format(
            Locale.ROOT,
            "cast(floor(%d * pow(%s / 1e9, %s)) as bigint)",
            workload.users(),
            number(stream, 1_000_000_000L),
            workload.skew());
    return "if(id < "
        + ofWhale
        + ", 'user-whale', concat('user-', lpad(cast("
        + rank
        + " as string), 8, '0')))";
  }

  /** Times rise with the number of the row and never meet. The whale's spread over all days. */
  private String eventTime() {
    long whale = workload.whaleEvents();
    long others = Math.max(1, workload.events() - whale);
    long ofWhale = 100 * DAY_MICROS / Math.max(1, whale);
    long ofOthers = 100 * DAY_MICROS / others;
    return EPOCH_MICROS
        + " + if(id < "
        + whale
        + ", id * "
        + ofWhale
        + " + "
        + number(2, ofWhale)
        + ", (id - "
        + whale
        + ") * "
        + ofOthers
        + " + "
        + number(2, ofOthers)
        + ")";
  }

  /** Nine of ten within a minute, nine of a hundred within 6 hours, one of a hundred in 5 days. */
  private static String lateness() {
    String kind = number(3, 100);
    String minute = number(4, 60_000_000L);
    String hours = number(4, DAY_MICROS / 4);
    String days = number(4, 5 * DAY_MICROS);
    return "case when "
        + kind
        + " < 90 then "
        + minute
        + " when "
        + kind
        + " < 99 then "
        + hours
        + " else "
        + days
        + " end";
  }

  /** SQL of the name of an item, given SQL of its number as text. */
  static String itemName(String number) {
    return "concat('item-', lpad(" + number + ", 6, '0'))";
  }

  private static String item() {
    return "cast(cast(floor(50000 * pow("
        + number(10, 1_000_000_000L)
        + " / 1e9, 2)) as bigint) as string)";
  }

  /** A number in {@code [0, bound)} that depends on the row's number and the stream alone. */
  static String number(int stream, long bound) {
    return "pmod(xxhash64(id, " + SEED + "L, " + stream + "), " + bound + "L)";
  }
}
