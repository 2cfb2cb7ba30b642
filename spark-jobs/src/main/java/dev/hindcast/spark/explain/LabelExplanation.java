/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.spark.assemble.LabelTrace;
import dev.hindcast.spark.assemble.TracedLabel;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Explains one label of a version by assembling it again from the version's source snapshots. */
public final class LabelExplanation {
  private final SparkSession spark;
  private final ParsedDefinition definition;
  private final List<ErasedUsers> erased;
  private final DatasetStore store;
  private final DatasetManifest manifest;

  /**
   * The request has the version's own definition, with the secrets that its copy lacks, and knows
   * who was erased since.
   */
  public LabelExplanation(
      SparkSession spark, BuildRequest request, DatasetStore store, DatasetManifest manifest) {
    this.spark = spark;
    this.definition = request.definition();
    this.erased = request.erased();
    this.store = store;
    this.manifest = manifest;
  }

  /**
   * Explains the label for programs.
   *
   * @param sequence one sequence, or nothing for all
   * @throws dev.hindcast.error.HindcastException LABEL_MISSING, SNAPSHOT_EXPIRED and others
   */
  public ObjectNode explain(String labelId, Optional<String> sequence) {
    sequence
        .filter(name -> !manifest.statistics().containsKey(name))
        .ifPresent(
            name -> {
              throw ExplainErrors.unknownSequence(manifest, name);
            });
    StoredLabel stored = StoredLabel.find(spark, store, manifest, labelId);
    long knowledgeTime = stored.build().knowledgeTimeMicros();
    DefinitionVariants variants = new DefinitionVariants(definition);
    ParsedDefinition whole = variants.whole();
    Map<String, Map<String, Integer>> columns = columns(stored);
    PinnedTables tables = tables(stored, columns);
    String user = user(whole, tables, stored);
    UserRows rows = new UserRows(spark, definition.definition(), tables, user);
    Ingest ingest = rows.ingest(whole, stored.timeMicros(), knowledgeTime);
    TracedLabel traced = trace(stored, whole, columns, ingest, rows.of(ingest));
    EventFates fates =
        new EventFates(
            definition.definition(),
            knowledgeTime,
            traced,
            rows.passing(whole, stored.timeMicros(), knowledgeTime),
            new FilterReasons(
                variants, variant -> rows.passing(variant, stored.timeMicros(), knowledgeTime)));
    EnrichmentJson enrichments =
        enrichments(rows, variants, fates, stored.timeMicros(), knowledgeTime);
    return new ExplanationJson(
            definition.definition(), manifest, stored, traced, fates, enrichments)
        .of(rows.revisions(whole), sequence);
  }

  private static EnrichmentJson enrichments(
      UserRows rows,
      DefinitionVariants variants,
      EventFates fates,
      long labelTimeMicros,
      long knowledgeTimeMicros) {
    ParsedDefinition whole = variants.whole();
    EventKeys keys = EventKeys.NONE;
    if (!whole.definition().enrichments().isEmpty()) {
      keys = rows.eventKeys(whole, variants.onlyKeys(), labelTimeMicros, knowledgeTimeMicros);
    }
    return new EnrichmentJson(
        whole.definition(),
        keys,
        rows.histories(whole, keys),
        labelTimeMicros,
        fates.knownMicros(),
        knowledgeTimeMicros);
  }

  private TracedLabel trace(
      StoredLabel stored,
      ParsedDefinition whole,
      Map<String, Map<String, Integer>> columns,
      Ingest ingest,
      Dataset<Row> rows) {
    BuildRequest request =
        new BuildRequest(
            stored.buildId(),
            stored.build().createdAtMicros(),
            stored.build().engineVersion(),
            whole,
            stored.timeMicros(),
            stored.timeMicros() + 1,
            List.of(new LabelWindow(stored.timeMicros(), stored.timeMicros() + 1)),
            stored.build().knowledgeTimeMicros(),
            stored.build().sourceSnapshots(),
            columns,
            0,
            "explain",
            BuildWaivers.NONE);
    Dataset<Row> ofLabel =
        rows.filter(
            col("input").notEqual(lit(RowLayout.LABELS)).or(labelId().equalTo(lit(stored.id()))));
    return LabelTrace.of(request, ingest, ofLabel).stream()
        .findFirst()
        .orElseThrow(() -> ExplainErrors.noLabel(manifest, stored.id()));
  }

  /** The user of the label as events are found by. */
  private String user(ParsedDefinition whole, PinnedTables tables, StoredLabel stored) {
    Ingest labels =
        Ingest.plan(
            whole.definition(),
            tables,
            stored.timeMicros(),
            stored.timeMicros() + 1,
            stored.build().knowledgeTimeMicros());
    List<Row> users =
        labels
            .rows()
            .filter(col("input").equalTo(lit(RowLayout.LABELS)))
            .filter(labelId().equalTo(lit(stored.id())))
            .select(col("user"))
            .collectAsList();
    if (users.isEmpty()) {
      throw ExplainErrors.noLabel(manifest, stored.id());
    }
    return users.get(0).getString(0);
  }

  private org.apache.spark.sql.Column labelId() {
    return col("label.`" + definition.definition().labels().id() + "`").cast(DataTypes.StringType);
  }

  private PinnedTables tables(StoredLabel stored, Map<String, Map<String, Integer>> columns) {
    DatasetDefinition of = definition.definition();
    try (SourceCatalogs catalogs = new SourceCatalogs(of.catalogs())) {
      SourcePins.verify(of, stored.build().sourceSnapshots(), columns, catalogs);
    }
    Map<String, SourceSnapshot> snapshots = new HashMap<>();
    stored.build().sourceSnapshots().forEach(pin -> snapshots.put(pin.table(), pin));
    return new PinnedTables(spark, snapshots, columns).without(erased);
  }

  /** The columns that the build planned with, or those that the pinned snapshots now give. */
  private Map<String, Map<String, Integer>> columns(StoredLabel stored) {
    String request = store.layout().buildFolder(stored.buildId()) + "/request.json";
    try {
      String json = new String(store.files().read(request), UTF_8);
      return BuildRequestJson.read(store.files().location(request), json).columns();
    } catch (IOException e) {
      // Not needed for reading, so it may be gone.
    }
    Map<String, Map<String, Integer>> columns = new HashMap<>();
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.definition().catalogs())) {
      for (SourceSnapshot pin : stored.build().sourceSnapshots()) {
        columns.put(pin.table(), catalogs.verify(pin).snapshotFieldIds());
      }
    }
    return columns;
  }
}
