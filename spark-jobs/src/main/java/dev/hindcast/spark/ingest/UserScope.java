/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which labels are assembled: all, or those of some users in ranges of label times. Of the other
 * users nothing is shuffled, and rejected rows are left out.
 */
public final class UserScope {
  /** All labels. */
  public static final UserScope ALL = new UserScope(Optional.empty(), Long.MAX_VALUE);

  /** The column of the user id's text, as text or its UTF-8. */
  public static final String USER = "user";

  /** The column of a range's first label time, UTC microseconds. */
  public static final String FROM = "from";

  /** The column of the first label time after a range, UTC microseconds. */
  public static final String UNTIL = "until";

  private static final String SCOPED = "hc$scoped_";

  private static final long USERS_PER_TASK = 2_000;

  private final Optional<Dataset<Row>> ranges;
  private final long users;

  private UserScope(Optional<Dataset<Row>> ranges, long users) {
    this.ranges = ranges;
    this.users = users;
  }

  /**
   * Labels in ranges of their users.
   *
   * @param ranges one row per range, small enough to be sent to every task; the ranges of a user
   *     may overlap
   * @param users about how many users there are
   */
  public static UserScope of(Dataset<Row> ranges, long users) {
    return new UserScope(
        Optional.of(
            ranges.select(
                col(USER).cast(DataTypes.BinaryType).as(SCOPED + USER),
                col(FROM).as(SCOPED + FROM),
                col(UNTIL).as(SCOPED + UNTIL))),
        users);
  }

  /** Whether all labels are assembled. */
  public boolean isAll() {
    return ranges.isEmpty();
  }

  /** How many tasks assemble what so many would assemble of all labels. */
  public int partitions(int ofAll, int cores) {
    long byUsers = Math.max(cores, users / USERS_PER_TASK);
    return (int) Math.min(ofAll, byUsers);
  }

  /** The labels among rows with a user and a time. */
  Dataset<Row> labels(Dataset<Row> rows) {
    Column isInRange =
        col(Names.TIME).geq(col(SCOPED + FROM)).and(col(Names.TIME).lt(col(SCOPED + UNTIL)));
    return ranges
        .map(of -> rows.join(broadcast(of), isSameUser().and(isInRange), "left_semi"))
        .orElse(rows);
  }

  /** The events among rows with a user. */
  Dataset<Row> events(Dataset<Row> rows) {
    return ranges.map(of -> rows.join(broadcast(of), isSameUser(), "left_semi")).orElse(rows);
  }

  private static Column isSameUser() {
    return col(Names.USER).cast(DataTypes.BinaryType).equalTo(col(SCOPED + USER));
  }
}
