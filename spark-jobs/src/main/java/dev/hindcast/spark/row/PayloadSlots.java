/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The payload of the events that are held, in typed columns by attribute. */
public final class PayloadSlots {
  private static final int MISSING = -1;

  private final DatasetDefinition definition;
  private final Map<String, ? extends ReferredRows> enrichments;
  private final LabelMoment label = new LabelMoment();
  private final Map<String, SlotColumn> columns = new LinkedHashMap<>();
  private final Map<String, KnownFrom> knownFrom = new LinkedHashMap<>();
  private final SlotColumn[] byPosition;
  private final KnownFrom[] instants;
  private final int[][] ordinals;
  private final int[] payloadFields;
  private final SlotColumn eventTimes = SlotColumn.of(DataTypes.LongType);

  /** The rows of enrichments by name. */
  public PayloadSlots(
      DatasetDefinition definition,
      StructType rowType,
      Map<String, ? extends ReferredRows> enrichments) {
    this.definition = definition;
    this.enrichments = enrichments;
    definition.sequences().forEach(sequence -> addFields(sequence, rowType));
    List<String> names = List.copyOf(columns.keySet());
    instants = knownFrom.values().toArray(new KnownFrom[0]);
    byPosition = columns.values().toArray(new SlotColumn[0]);
    int sources = definition.sources().size();
    ordinals = new int[sources][names.size()];
    payloadFields = new int[sources];
    for (int source = 0; source < sources; source++) {
      StructType payload = PayloadFields.payloadType(rowType, source);
      payloadFields[source] = payload.size();
      List<String> fields = List.of(payload.fieldNames());
      for (int n = 0; n < names.size(); n++) {
        ordinals[source][n] = fields.indexOf(names.get(n));
      }
    }
  }

  /** Copies an event of the row layout into a slot. */
  public void store(int slot, UnsafeRow row) {
    int source = row.getInt(RowLayout.INPUT);
    eventTimes.store(slot, row, RowLayout.TIME);
    UnsafeRow payload = row.getStruct(RowLayout.payloadOrdinal(source), payloadFields[source]);
    for (int n = 0; n < byPosition.length; n++) {
      SlotColumn column = byPosition[n];
      int ordinal = ordinals[source][n];
      if (ordinal == MISSING) {
        column.storeNull(slot);
      } else {
        column.store(slot, payload, ordinal);
      }
    }
    for (KnownFrom instant : instants) {
      instant.store(slot, source, row.getLong(RowLayout.TIME), payload);
    }
  }

  /** What a sequence calls by a name; it must not depend on the label. */
  SlotColumn column(SequenceDefinition sequence, String name) {
    return name.equals(SequenceDefinition.EVENT_TIME)
        ? eventTimes
        : columns.get(PayloadFields.of(definition, sequence, name));
  }

  /** From when on its values are known, if not with their events; else null. */
  KnownFrom knownFrom(SequenceDefinition sequence, String name) {
    return knownFrom.get(PayloadFields.of(definition, sequence, name));
  }

  /** The column of a field. */
  SlotColumn field(String name) {
    return columns.get(name);
  }

  /** The label for which columns write. */
  LabelMoment label() {
    return label;
  }

  private void addFields(SequenceDefinition sequence, StructType rowType) {
    for (String name : OutputShape.written(sequence)) {
      if (name.equals(SequenceDefinition.EVENT_TIME) || PayloadFields.isOfLabel(sequence, name)) {
        continue;
      }
      String field = PayloadFields.of(definition, sequence, name);
      columns.computeIfAbsent(field, of -> newColumn(rowType, of));
      if (definition.sources().stream()
          .anyMatch(source -> source.knownAfter().containsKey(field))) {
        knownFrom.computeIfAbsent(field, of -> new KnownFrom(definition.sources(), rowType, of));
      }
    }
    for (String name : sequence.enrich()) {
      if (SpaceMarks.isChecked(definition.enrichment(name), sequence)) {
        columns.computeIfAbsent(
            PayloadFields.enriched(name, PayloadFields.SPACE), of -> newColumn(rowType, of));
      }
    }
  }

  private SlotColumn newColumn(StructType rowType, String name) {
    DataType type = PayloadFields.typeOf(definition, rowType, name);
    StructField field = PayloadFields.field(definition, rowType, name);
    return PayloadFields.enrichmentOf(field)
        .<SlotColumn>map(
            enrichment ->
                new ReferredSlots(
                    enrichments.get(enrichment), PayloadFields.ordinalOf(field), type, label))
        .orElseGet(() -> SlotColumn.of(type));
  }
}
