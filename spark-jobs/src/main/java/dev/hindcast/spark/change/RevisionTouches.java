/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.plan.AffectedRange;
import dev.hindcast.spark.ingest.KeyView;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What changed revisions of one source touch, and why. */
final class RevisionTouches {
  /** Whether any label of its build could know a revision. */
  static final String SEEN = "seen";

  private static final String KNOWN = "known";
  private static final String FOUND = "found";

  private final EventSource source;
  private final TouchedTimes times;
  private final Touches touches;

  RevisionTouches(EventSource source, AffectedRange range, Touches touches) {
    this.source = source;
    this.times = new TouchedTimes(range);
    this.touches = touches;
  }

  /**
   * @param changed revisions with {@link ChangedRows#COUNT} and {@link #SEEN}
   * @param areLost whether some of them may be lost ones
   * @param earlier revisions that the earlier build knew
   */
  Dataset<Row> of(Dataset<Row> changed, boolean areLost, Dataset<Row> earlier) {
    boolean hasIds = source.identity() instanceof EventIdentity.Columns;
    Dataset<Row> paired =
        !hasIds ? Pairs.none(changed) : areLost ? Pairs.added(changed) : Pairs.gained(changed);
    Dataset<Row> told = hasIds ? known(paired, earlier) : paired.withColumn(KNOWN, lit(false));
    Column isAdded = col(ChangedRows.COUNT).gt(lit(0L));
    Column reason =
        when(isAdded.and(col(KeyView.RETRACTION)), lit(TouchReason.RETRACTION.text()))
            .when(isAdded.and(col(KNOWN)), lit(TouchReason.CORRECTION.text()))
            .when(isAdded, lit(TouchReason.LATE_ARRIVAL.text()))
            .when(col(Pairs.GAINED), lit(TouchReason.CORRECTION.text()))
            .otherwise(lit(TouchReason.REMOVAL.text()));
    Column from = when(col(SEEN), times.from()).otherwise(lit(Long.MAX_VALUE));
    return touches.of(told, from, times.until(), source.name(), reason, Pairs.count());
  }

  /**
   * Looks the events of added revisions up among the earlier ones, if they can be there. Where
   * corrections keep event times, an event is looked for by its time, too.
   */
  private Dataset<Row> known(Dataset<Row> paired, Dataset<Row> earlier) {
    if (source.corrections() == Corrections.NONE) {
      return paired.withColumn(KNOWN, col(Pairs.LOST));
    }
    List<String> keys =
        source.corrections() == Corrections.ANY
            ? List.of(KeyView.USER, KeyView.ID)
            : List.of(KeyView.USER, KeyView.ID, KeyView.TIME);
    Column[] columns = keys.stream().map(functions::col).toArray(Column[]::new);
    String[] names = keys.toArray(new String[0]);
    Dataset<Row> asked =
        paired
            .filter(col(ChangedRows.COUNT).gt(lit(0L)).and(not(col(Pairs.LOST))))
            .select(columns)
            .distinct();
    Dataset<Row> found = earlier.select(columns).join(asked, names, "left_semi").distinct();
    return paired
        .join(found.withColumn(FOUND, lit(true)), names, "left_outer")
        .withColumn(KNOWN, col(Pairs.LOST).or(coalesce(col(FOUND), lit(false))));
  }
}
