/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.change.PinnedChanges;
import dev.hindcast.iceberg.change.PinnedInputs;
import dev.hindcast.iceberg.change.TableChange;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.correct.ChangeSearch;
import dev.hindcast.spark.correct.ScopedTables;
import dev.hindcast.spark.correct.TouchedLabels;
import dev.hindcast.spark.ingest.LabelCount;
import dev.hindcast.spark.ingest.UserScope;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;

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

  /** The counts, for programs. */
  public ArrayNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (TouchCount count : counts) {
      json.addObject()
          .put("input", count.input())
          .put("reason", count.reason().text())
          .put("touching", count.touching())
          .put("unseen", count.unseen())
          .put("users", count.users());
    }
    return json;
  }

  /**
   * {@inheritDoc}
   *
   * @throws HindcastException CHANGES_UNKNOWN if the later request knows less, or if changes cannot
   *     be derived; LABEL_IDS_DUPLICATED
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
    refuseNewSpaces(definition, changes);
    boolean mayMature =
        definition.labels().outcome().isPresent()
            && before.knowledgeTimeMicros() < after.knowledgeTimeMicros();
    if (mayMature
        || changes.tables().get(definition.labels().table()) instanceof TableChange.Files) {
      checkLabelIds(after);
    }
    TouchedUsers users =
        TouchedUsers.find(
            spark, definition, changes, this::table, after.fromMicros(), after.toMicros());
    counts.addAll(users.counts());
    if (users.areTooMany()) {
      throw underivable(
          definition,
          "they touch more than " + TouchedUsers.MOST_RANGES + " ranges of label times");
    }
    TouchedLabels labels = new TouchedLabels();
    for (TouchedRange range : users.ranges()) {
      labels.add(range.user().getBytes(), new LabelWindow(range.fromMicros(), range.untilMicros()));
    }
    return labels;
  }

  @Override
  public ScopedTables tables(BuildRequest before, BuildRequest after, UserScope scope) {
    return new SharedRows(
        spark,
        after.definition().definition(),
        inputs(before),
        inputs(after),
        after.windows(),
        scope,
        this::table);
  }

  /** Rows that are not assembled again may hold vectors of the space that there was. */
  private static void refuseNewSpaces(DatasetDefinition definition, PinnedChanges changes) {
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      TableChange change = changes.tables().get(enrichment.table());
      boolean mayBringSpaces = enrichment.space().isPresent() && !enrichment.allowsMixedSpaces();
      if (mayBringSpaces && change instanceof TableChange.Files) {
        throw underivable(
            definition,
            "table "
                + enrichment.table()
                + " of enrichment "
                + enrichment.name()
                + " changed, which may have brought vectors of another space, and rows that are"
                + " carried over are not looked at");
      }
    }
  }

  /** A new label may have the id of one that is carried over. */
  private void checkLabelIds(BuildRequest request) {
    LabelCount.of(
        request.definition().definition(),
        new DatasetBuild(spark, Progress.NONE).ingest(request).labelFacts(),
        request.knowledgeTimeMicros());
  }

  private static PinnedInputs inputs(BuildRequest request) {
    return PinnedInputs.of(
        request.sourceSnapshots(), request.columns(), request.knowledgeTimeMicros());
  }

  private static HindcastException underivable(DatasetDefinition definition, String why) {
    return new HindcastException(
        ErrorCode.CHANGES_UNKNOWN,
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
