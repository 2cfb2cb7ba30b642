/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.change.PinnedChanges;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The users that changed inputs may touch, and when: no label outside of the ranges has other
 * sequences after the change than before it, and a label inside may have.
 */
public final class TouchedUsers {
  /** More ranges than can be sent to every task; a full build costs less by far. */
  static final int MOST_RANGES = 2_000_000;

  private final TouchSums sums;

  private TouchedUsers(TouchSums sums) {
    this.sums = sums;
  }

  /**
   * Searches.
   *
   * @param changes of both builds' inputs, none of which is underivable; the later build knows what
   *     the earlier one knew
   * @param load gives a table by the definition's name for it
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
    TouchSums sums = new TouchSums(MOST_RANGES);
    try (TouchSearch search =
        new TouchSearch(spark, definition, changes, load, fromMicros, toMicros)) {
      search.touches().stream()
          .reduce((all, part) -> all.unionAll(part))
          .ifPresent(touches -> summed(touches).forEach(sums::add));
    }
    return new TouchedUsers(sums);
  }

  /** Whether there are more ranges than can be told; then none is. */
  public boolean areTooMany() {
    return sums.isTooMany();
  }

  /** Ranges in the order of users and times; those of a user neither overlap nor meet. */
  public List<TouchedRange> ranges() {
    return sums.ranges();
  }

  /** How many changes there are of each input and reason; in the order of names. */
  public List<TouchCount> counts() {
    return sums.counts();
  }

  private static List<TouchSums> summed(Dataset<Row> touches) {
    FlatMapFunction<Iterator<InternalRow>, TouchSums> sum =
        rows -> List.of(Touches.sums(rows, MOST_RANGES)).iterator();
    return JavaRDD.fromRDD(
            ((org.apache.spark.sql.classic.Dataset<Row>) touches).queryExecution().toRdd(),
            scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class))
        .mapPartitions(sum)
        .collect();
  }
}
