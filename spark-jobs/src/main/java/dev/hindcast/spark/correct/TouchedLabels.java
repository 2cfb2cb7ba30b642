/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.copy.RowSelection;
import dev.hindcast.spark.ingest.UserScope;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The labels that changed inputs may affect: of each user ranges of label times, half-open, UTC
 * microseconds. There may be more than are affected, and never fewer.
 */
public final class TouchedLabels implements RowSelection, Serializable {
  private static final long serialVersionUID = 1L;

  private static final StructType TYPE =
      new StructType()
          .add(UserScope.USER, DataTypes.BinaryType, false)
          .add(UserScope.FROM, DataTypes.LongType, false)
          .add(UserScope.UNTIL, DataTypes.LongType, false);

  private final Map<Text, List<LabelWindow>> rangesByUser = new HashMap<>();

  /** Bytes that are equal if their content is. */
  private record Text(byte[] bytes) implements Serializable {
    @Override
    public boolean equals(Object other) {
      return other instanceof Text text
          && ByteBuffer.wrap(bytes).equals(ByteBuffer.wrap(text.bytes));
    }

    @Override
    public int hashCode() {
      return ByteBuffer.wrap(bytes).hashCode();
    }
  }

  /** Adds a range of a user. */
  public TouchedLabels add(String user, LabelWindow range) {
    return add(user.getBytes(UTF_8), range);
  }

  /**
   * Adds a range of a user.
   *
   * @param user UTF-8 of the user id's text; not copied
   */
  public TouchedLabels add(byte[] user, LabelWindow range) {
    rangesByUser.computeIfAbsent(new Text(user), unused -> new ArrayList<>(1)).add(range);
    return this;
  }

  public boolean isEmpty() {
    return rangesByUser.isEmpty();
  }

  /** How many users have a range. */
  public int users() {
    return rangesByUser.size();
  }

  /** Whether any range reaches into a label window. */
  public boolean reaches(LabelWindow window) {
    return rangesByUser.values().stream()
        .anyMatch(ranges -> ranges.stream().anyMatch(window::overlaps));
  }

  @Override
  public boolean selects(byte[] labelId, byte[] user, long labelTimeMicros) {
    for (LabelWindow range : rangesByUser.getOrDefault(new Text(user), List.of())) {
      if (range.contains(labelTimeMicros)) {
        return true;
      }
    }
    return false;
  }

  /** The same for the scans of a build. */
  UserScope scope(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    rangesByUser.forEach(
        (user, ranges) ->
            ranges.forEach(
                range ->
                    rows.add(
                        RowFactory.create(user.bytes(), range.fromMicros(), range.toMicros()))));
    return UserScope.of(spark.createDataFrame(rows, TYPE), users());
  }
}
