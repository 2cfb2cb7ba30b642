/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.SequenceAssembler;
import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.event.RejectReason;
import dev.hindcast.label.LabelFate;
import dev.hindcast.parquet.SequenceFiles;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.enrich.DimensionRows;
import dev.hindcast.spark.publish.Quarantine;
import dev.hindcast.spark.publish.StagingFolder;
import dev.hindcast.spark.row.RowLayout;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/**
 * Assembles all labels of the users of one partition: revisions are brought together by event and
 * resolved, then sorted with the labels and swept once.
 */
final class AssembleTask {
  private final BuildRequest request;
  private final DatasetDefinition definition;
  private final StructType rowType;
  private final Map<String, DimensionRows> enrichments;
  private final MissTally missed;
  private final StagingFolder staging;
  private final long latestArrivalMicros;
  private final Map<String, InputCounts> counts = new TreeMap<>();
  private final SourceTally[] tallies;
  private final InputCounts labelCounts = new InputCounts();

  /**
   * A task.
   *
   * @param recordedThroughMicros until when the sources were recorded, UTC; how late data of one
   *     that is not in it is cannot be told
   */
  AssembleTask(
      BuildRequest request,
      Map<String, Long> recordedThroughMicros,
      StructType rowType,
      Map<String, DimensionRows> enrichments,
      StagingFolder staging) {
    this.request = request;
    this.enrichments = enrichments;
    this.missed = new MissTally(request.definition().definition(), rowType);
    this.definition = request.definition().definition();
    this.rowType = rowType;
    this.staging = staging;
    this.latestArrivalMicros =
        definition
            .knowledge()
            .knowledgeTimeMicros(request.toMicros() - 1, request.knowledgeTimeMicros());
    counts.put("labels", labelCounts);
    tallies = new SourceTally[definition.sources().size()];
    for (int n = 0; n < tallies.length; n++) {
      EventSource source = definition.sources().get(n);
      Long recorded = recordedThroughMicros.get(source.name());
      tallies[n] =
          recorded == null
              ? new SourceTally()
              : SourceTally.of(source, Math.min(recorded, latestArrivalMicros));
      counts.put(source.name(), new InputCounts());
    }
    definition.enrichments().forEach(of -> counts.put(of.name(), new InputCounts()));
  }

  TaskResult run(Iterator<InternalRow> rows) {
    Quarantine quarantine = staging.quarantine();
    SequenceFiles files = staging.sequenceFiles();
    TaskRows taken = new TaskRows(definition, rowType);
    SweepRows stream = null;
    boolean isDone = false;
    try {
      take(rows, taken, quarantine);
      stream = taken.beginStream();
      RowFacts facts = new RowFacts(definition, rowType);
      SequenceAssembler assembler = facts.assembler();
      EventResolver resolver =
          new EventResolver(
              definition, rowType, request.knowledgeTimeMicros(), tallies, assembler, stream);
      taken.resolve(resolver, stream);
      Sweep sweep =
          new Sweep(
              definition,
              rowType,
              facts,
              assembler,
              request,
              enrichments,
              files::write,
              (slot, row) -> {});
      sweep.run(stream.sorted());
      labelCounts.count(LabelFate.KEPT.text(), taken.labels());
      TaskResult result = result(resolver.brokenDeclarations(), sweep, files, quarantine);
      isDone = true;
      return result;
    } finally {
      if (!isDone) {
        files.abort();
        quarantine.abort();
      }
      taken.close();
      if (stream != null) {
        stream.close();
      }
    }
  }

  private void take(Iterator<InternalRow> rows, TaskRows taken, Quarantine quarantine) {
    while (rows.hasNext()) {
      UnsafeRow row = (UnsafeRow) rows.next();
      int input = row.getInt(RowLayout.INPUT);
      if (row.getInt(RowLayout.REASON) != RowLayout.NOT_REJECTED) {
        reject(row, input, quarantine);
      } else if (input == RowLayout.LABELS) {
        taken.addLabel(row);
      } else if (row.getLong(RowLayout.ARRIVAL) <= latestArrivalMicros) {
        taken.addRevision(row);
        missed.add(row);
      }
    }
  }

  private void reject(UnsafeRow row, int input, Quarantine quarantine) {
    RejectReason reason = RejectReason.ofCode(row.getInt(RowLayout.REASON));
    String name = RowLayout.inputName(definition, input);
    counts.get(name).reject(reason);
    if (reason != RejectReason.ERASED_USER) {
      quarantine.write(
          name, reason, row.getStruct(RowLayout.QUARANTINE, RowLayout.QUARANTINE_TYPE.size()));
    }
  }

  private TaskResult result(
      List<String> broken, Sweep sweep, SequenceFiles files, Quarantine quarantine) {
    Map<String, LatenessCounts> lateness = new TreeMap<>();
    for (int source = 0; source < tallies.length; source++) {
      String name = definition.sources().get(source).name();
      tallies[source].addTo(counts.get(name));
      lateness.put(name, tallies[source].lateness());
    }
    missed.addTo(counts);
    quarantine.close();
    return staging.audited(
        files.close(),
        counts,
        lateness,
        sweep.tallies(),
        sweep.users(),
        sweep.splits(),
        sweep.spaces(),
        broken);
  }
}
