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
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;

/**
 * Writes a workload as Iceberg tables. Each value is a hash of the row's number and the seed, so
 * the tables hold the same rows on every machine. Events lie in the table in the order in which
 * they happened, as an append-only table that is fed all day has them.
 */
final class WorkloadTables {
  /** The first event time at the earliest; no two are equal. */
  static final long EPOCH_MICROS = Micros.parse("2026-01-01");

  private static final long SEED = 42;
  private static final long DAY_MICROS = WorkloadSpan.DAY_MICROS;
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

  /** The events that arrive after the last day, as one commit. */
  void appendLateEvents(BenchLake lake) throws NoSuchTableException {
    SparkSession spark = HindcastSession.open("bench workload", Map.of("lake", lake.catalog()));
    try {
      columns(all(spark).where(isLate())).coalesce(1).writeTo(BenchLake.EVENTS).append();
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
    if (workload.hasLateEvents()) {
      return columns(all(spark).where("NOT " + isLate()));
    }
    Dataset<Row> first = all(spark);
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

  /** First reports of all events, with all that the tables have of them. */
  private Dataset<Row> all(SparkSession spark) {
    int files = (int) Math.max(2, workload.events() / EVENTS_PER_FILE);
    return rows(spark, workload.events(), files)
        .withColumn("event_id", col("id"))
        .withColumn("user_id", expr(user(1, workload.whaleEvents())))
        .withColumn("time", expr(eventTime()))
        .withColumn("arrival", expr(workload.hasLateEvents() ? arrival() : "time + " + lateness()))
        .withColumn("item", expr(itemName(item())))
        .withColumn("quantity", expr("cast(1 + " + number(5, 5) + " as int)"))
        .withColumn("price", expr("cast(50 + " + number(6, 20_000) + " as double) / 100"));
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
    long from = workload.span().labelsFromMicros();
    long length = workload.span().labelsToMicros() - from;
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
    long ofWhale = workload.span().days() * DAY_MICROS / Math.max(1, whale);
    long ofOthers = workload.span().days() * DAY_MICROS / others;
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

  /** As {@link #lateness}, but the late events arrive in the day after the last, others before. */
  private String arrival() {
    long end = workload.span().endMicros();
    return String.format(
        Locale.ROOT,
        "if(%s, %d + %s, least(time + %s, %d))",
        isLate(),
        end + 1,
        number(15, DAY_MICROS),
        lateness(),
        end);
  }

  /** Whether an event is one of a hundred of the last week that arrive late. */
  private String isLate() {
    long lastWeek = workload.span().endMicros() - 7 * DAY_MICROS;
    return "(time >= " + lastWeek + " AND " + number(14, 100) + " = 0)";
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
