/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.SelectionTrace;
import dev.hindcast.assemble.SequenceAssembler;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.parquet.RowFeed;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.spark.enrich.DimensionRows;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.row.OutputShape;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.spark.row.ShownValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Assembles labels one by one, by the code of a build, and tells what became of each event. */
public final class LabelTrace {
  private final BuildRequest request;
  private final DatasetDefinition definition;
  private final StructType rowType;
  private final Map<String, DimensionRows> enrichments;

  private LabelTrace(
      BuildRequest request, StructType rowType, Map<String, DimensionRows> enrichments) {
    this.request = request;
    this.definition = request.definition().definition();
    this.rowType = rowType;
    this.enrichments = enrichments;
  }

  /**
   * Traces every label of some rows; all rows of a user are held in memory at once.
   *
   * @param ingest what gave the rows, loaded
   * @param rows labels and revisions in the row layout
   */
  public static List<TracedLabel> of(BuildRequest request, Ingest ingest, Dataset<Row> rows) {
    String task = BuildRequestJson.writeRedacted(request);
    StructType rowType = ingest.rowType();
    Map<String, DimensionRows> enrichments = ingest.enrichments().rows();
    JavaRDD<InternalRow> internal =
        JavaRDD.fromRDD(
            ((org.apache.spark.sql.classic.Dataset<Row>) rows.coalesce(1)).queryExecution().toRdd(),
            scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class));
    return internal
        .mapPartitions(
            all ->
                new LabelTrace(BuildRequestJson.read("the trace", task), rowType, enrichments)
                    .run(all)
                    .iterator())
        .collect();
  }

  private List<TracedLabel> run(Iterator<InternalRow> rows) {
    Map<String, List<UnsafeRow>> labels = new LinkedHashMap<>();
    Map<String, List<UnsafeRow>> revisions = new HashMap<>();
    while (rows.hasNext()) {
      UnsafeRow row = (UnsafeRow) rows.next();
      if (row.getInt(RowLayout.REASON) == RowLayout.NOT_REJECTED) {
        boolean isLabel = row.getInt(RowLayout.INPUT) == RowLayout.LABELS;
        (isLabel ? labels : revisions)
            .computeIfAbsent(
                row.getUTF8String(RowLayout.USER).toString(), unused -> new ArrayList<>())
            .add(row.copy());
      }
    }
    List<TracedLabel> traced = new ArrayList<>();
    labels.forEach(
        (user, ofUser) ->
            ofUser.forEach(
                label -> traced.add(trace(user, label, revisions.getOrDefault(user, List.of())))));
    return traced;
  }

  private TracedLabel trace(String user, UnsafeRow label, List<UnsafeRow> revisions) {
    TaskRows taken = new TaskRows(definition, rowType);
    SweepRows stream = null;
    try {
      taken.addLabel(label);
      revisions.forEach(taken::addRevision);
      stream = taken.beginStream();
      Fates fates = new Fates();
      RowFacts facts = new RowFacts(definition, rowType);
      SequenceAssembler assembler = facts.assembler(fates);
      taken.resolve(
          new EventResolver(
              definition, rowType, request.knowledgeTimeMicros(), tallies(), assembler, stream),
          stream);
      CapturedValues values = new CapturedValues();
      int columns = OutputShape.of(definition, rowType).columns().size();
      new Sweep(
              definition,
              rowType,
              facts,
              assembler,
              request,
              enrichments,
              (window, time, userHash, feed) -> capture(feed, columns, values),
              fates::offered)
          .run(stream.sorted());
      return new TracedLabel(
          labelId(label), user, label.getLong(RowLayout.TIME), values.values(), fates.fates);
    } finally {
      taken.close();
      if (stream != null) {
        stream.close();
      }
    }
  }

  private static void capture(RowFeed feed, int columns, CapturedValues values) {
    for (int column = 0; column < columns; column++) {
      feed.write(column, values);
    }
  }

  private String labelId(UnsafeRow label) {
    StructType type = (StructType) rowType.fields()[RowLayout.LABEL].dataType();
    return ShownValue.text(
        label.getStruct(RowLayout.LABEL, type.size()).get(0, type.fields()[0].dataType()),
        type.fields()[0].dataType());
  }

  private SourceTally[] tallies() {
    SourceTally[] tallies = new SourceTally[definition.sources().size()];
    java.util.Arrays.setAll(tallies, source -> new SourceTally());
    return tallies;
  }

  /** Knows events by their slots while the label is answered. */
  private final class Fates implements SelectionTrace {
    private final ArrayList<TracedLabel.Fate> fates = new ArrayList<>();
    private final Map<Integer, String> events = new HashMap<>();

    void offered(int slot, UnsafeRow row) {
      events.put(slot, EventName.of(row, rowType));
    }

    @Override
    public void kept(int sequence, int slot, int position) {
      add(sequence, slot, TracedLabel.Kind.KEPT, position, "");
    }

    @Override
    public void excluded(int sequence, int slot, Exclusion exclusion) {
      String text = exclusion.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      add(sequence, slot, TracedLabel.Kind.EXCLUDED, -1, text);
    }

    @Override
    public void repeated(int sequence, int slot, int newerSlot) {
      add(sequence, slot, TracedLabel.Kind.REPEATED, -1, events.get(newerSlot));
    }

    @Override
    public void collapsed(int sequence, int slot, int newerSlot) {
      add(sequence, slot, TracedLabel.Kind.COLLAPSED, -1, events.get(newerSlot));
    }

    @Override
    public void overQuota(int sequence, int slot) {
      add(sequence, slot, TracedLabel.Kind.OVER_QUOTA, -1, "");
    }

    @Override
    public void pushedOut(int sequence, int slot) {
      add(sequence, slot, TracedLabel.Kind.PUSHED_OUT, -1, "");
    }

    private void add(int sequence, int slot, TracedLabel.Kind kind, int position, String other) {
      fates.add(new TracedLabel.Fate(sequence, events.get(slot), kind, position, other));
    }
  }
}
