/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.change.PinnedChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The users that changed inputs may touch, and when: no label outside of the ranges has other
 * sequences after the change than before it, and a label inside may have. What was found stays in
 * the executors' memory and on their disks until this is closed.
 */
public final class TouchedUsers implements AutoCloseable {
  /** The user id as text, as a build sees it. */
  public static final String USER = Touches.USER;

  /** First label time that may be touched, UTC microseconds. */
  public static final String FROM = Touches.FROM;

  /** The first label time after those, UTC microseconds. */
  public static final String UNTIL = Touches.UNTIL;

  private static final StructType TYPE =
      new StructType()
          .add(Touches.USER, DataTypes.StringType)
          .add(Touches.FROM, DataTypes.LongType)
          .add(Touches.UNTIL, DataTypes.LongType)
          .add(Touches.INPUT, DataTypes.StringType)
          .add(Touches.REASON, DataTypes.StringType)
          .add(Touches.COUNT, DataTypes.LongType);

  private final TouchSearch search;
  private final Dataset<Row> touches;

  private TouchedUsers(TouchSearch search, Dataset<Row> touches) {
    this.search = search;
    this.touches = touches;
  }

  /**
   * Plans the search, for which event times of changed revisions are read. The rest is read when
   * something is asked for, and nothing twice.
   *
   * @param changes of both builds' inputs, none of which is underivable; the later build knows what
   *     the earlier one knew
   * @param load gives a table by the definition's name for it; it must stay open as long as this
   * @param fromMicros only labels of {@code [from, to)} matter
   * @throws dev.hindcast.error.HindcastException if an expression of the definition cannot be
   *     resolved
   */
  public static TouchedUsers find(
      SparkSession spark,
      DatasetDefinition definition,
      PinnedChanges changes,
      Function<String, Table> load,
      long fromMicros,
      long toMicros) {
    if (!changes.obstacles().isEmpty()) {
      throw new IllegalArgumentException("underivable: " + changes.obstacles());
    }
    if (changes.after().knowledgeTimeMicros() < changes.before().knowledgeTimeMicros()) {
      throw new IllegalArgumentException(
          "the later knowledge time is before the earlier: "
              + changes.after().knowledgeTimeMicros()
              + " us, "
              + changes.before().knowledgeTimeMicros()
              + " us");
    }
    TouchSearch search = new TouchSearch(spark, definition, changes, load, fromMicros, toMicros);
    Dataset<Row> all = spark.createDataFrame(List.of(), TYPE);
    for (Dataset<Row> part : search.touches()) {
      all = all.unionAll(part);
    }
    Dataset<Row> summed =
        all.groupBy(USER, FROM, UNTIL, Touches.INPUT, Touches.REASON)
            .agg(sum(Touches.COUNT).as(Touches.COUNT))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new TouchedUsers(search, summed);
  }

  /**
   * {@link #USER}, {@link #FROM} and {@link #UNTIL}; ranges of a user neither overlap nor meet.
   * Then, for each {@link TouchReason}, a column of its text: how many changes are in the range.
   */
  public Dataset<Row> ranges() {
    WindowSpec ofUser = Window.partitionBy(USER).orderBy(FROM, UNTIL);
    WindowSpec before = ofUser.rowsBetween(Window.unboundedPreceding(), -1);
    WindowSpec upTo = ofUser.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column end = max(col(UNTIL)).over(before);
    Column isFirst = end.isNull().or(col(FROM).gt(end));
    List<Column> counts = new ArrayList<>(List.of(max(UNTIL).as(UNTIL)));
    for (TouchReason reason : TouchReason.values()) {
      Column isOf = col(Touches.REASON).equalTo(lit(reason.text()));
      counts.add(sum(when(isOf, col(Touches.COUNT)).otherwise(lit(0L))).as(reason.text()));
    }
    return touches
        .filter(col(USER).isNotNull())
        .withColumn("first", when(isFirst, lit(1L)).otherwise(lit(0L)))
        .withColumn("range", sum("first").over(upTo))
        .groupBy(USER, "range")
        .agg(min(FROM).as(FROM), counts.toArray(new Column[0]))
        .drop("range");
  }

  /** How many changes there are of each input and reason; in the order of names. */
  public List<TouchCount> counts() {
    Column isTouching = col(USER).isNotNull();
    List<TouchCount> counts = new ArrayList<>();
    touches
        .groupBy(Touches.INPUT, Touches.REASON)
        .agg(
            sum(when(isTouching, col(Touches.COUNT)).otherwise(lit(0L))),
            sum(when(isTouching, lit(0L)).otherwise(col(Touches.COUNT))),
            count_distinct(col(USER)))
        .toLocalIterator()
        .forEachRemaining(
            row ->
                counts.add(
                    new TouchCount(
                        row.getString(0),
                        TouchReason.of(row.getString(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4))));
    counts.sort(Comparator.comparing(TouchCount::input).thenComparing(TouchCount::reason));
    return counts;
  }

  @Override
  public void close() {
    touches.unpersist();
    search.close();
  }
}
