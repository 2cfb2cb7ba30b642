/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.change.PinnedChanges;
import dev.hindcast.iceberg.change.PinnedInputs;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.correct.ChangeSearch;
import dev.hindcast.spark.correct.TouchedLabels;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Finds touched labels by what changed between the source snapshots of two requests. */
public final class SnapshotChanges implements ChangeSearch {
  private final SparkSession spark;
  private final List<TouchCount> counts = new ArrayList<>();

  public SnapshotChanges(SparkSession spark) {
    this.spark = spark;
  }

  /** What was found so far, of all pairs of requests, one after the other. */
  public List<TouchCount> counts() {
    return List.copyOf(counts);
  }

  /**
   * {@inheritDoc}
   *
   * @throws HindcastException REQUEST_INVALID if the later request knows less, or if changes cannot
   *     be derived
   */
  @Override
  public TouchedLabels between(BuildRequest before, BuildRequest after) {
    DatasetDefinition definition = after.definition().definition();
    PinnedChanges changes =
        PinnedChanges.between(definition, inputs(before), inputs(after), this::table);
    if (!changes.obstacles().isEmpty()) {
      throw underivable(definition, String.join("; ", changes.obstacles()));
    }
    if (after.knowledgeTimeMicros() < before.knowledgeTimeMicros()) {
      throw underivable(
          definition,
          "knowledge time "
              + Micros.text(after.knowledgeTimeMicros())
              + " is before that of the version, "
              + Micros.text(before.knowledgeTimeMicros()));
    }
    TouchedLabels labels = new TouchedLabels();
    try (TouchedUsers users =
        TouchedUsers.find(
            spark, definition, changes, this::table, after.fromMicros(), after.toMicros())) {
      counts.addAll(users.counts());
      users
          .ranges()
          .select(
              col(TouchedUsers.USER).cast(DataTypes.BinaryType),
              col(TouchedUsers.FROM),
              col(TouchedUsers.UNTIL))
          .toLocalIterator()
          .forEachRemaining(
              row ->
                  labels.add((byte[]) row.get(0), new LabelWindow(row.getLong(1), row.getLong(2))));
    }
    return labels;
  }

  private static PinnedInputs inputs(BuildRequest request) {
    return PinnedInputs.of(
        request.sourceSnapshots(), request.columns(), request.knowledgeTimeMicros());
  }

  private static HindcastException underivable(DatasetDefinition definition, String why) {
    return new HindcastException(
        ErrorCode.REQUEST_INVALID,
        "Cannot tell which labels of dataset "
            + definition.name()
            + " its changed inputs affect: "
            + why
            + ". Build all label windows again.");
  }

  private Table table(String name) {
    try {
      return Spark3Util.loadIcebergTable(spark, "`" + name.replace(".", "`.`") + "`");
    } catch (Exception e) {
      // Spark's parser and catalogs throw checked exceptions that Java does not see.
      throw new HindcastException(
          ErrorCode.CATALOG_UNREACHABLE,
          "Cannot read table " + name + ": " + e.getMessage() + ". Try again when it can be read.",
          e);
    }
  }
}
