/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The payload of the events that are held, in typed columns by attribute. */
public final class PayloadSlots {
  private static final int MISSING = -1;

  private final Map<String, SlotColumn> columns = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final SlotColumn[] byPosition;
  private final int[][] ordinals;
  private final int[] payloadFields;
  private final SlotColumn eventTimes = SlotColumn.of(DataTypes.LongType);

  public PayloadSlots(DatasetDefinition definition, StructType rowType) {
    for (SequenceDefinition sequence : definition.sequences()) {
      for (String column : sequence.columns()) {
        if (!column.equals(SequenceDefinition.EVENT_TIME) && !columns.containsKey(column)) {
          columns.put(column, SlotColumn.of(typeOf(definition, rowType, column)));
          names.add(column);
        }
      }
    }
    byPosition = columns.values().toArray(new SlotColumn[0]);
    int sources = definition.sources().size();
    ordinals = new int[sources][names.size()];
    payloadFields = new int[sources];
    for (int source = 0; source < sources; source++) {
      StructType payload = payloadType(rowType, source);
      payloadFields[source] = payload.size();
      List<String> fields = List.of(payload.fieldNames());
      for (int n = 0; n < names.size(); n++) {
        ordinals[source][n] = fields.indexOf(names.get(n));
      }
    }
  }

  /** The type of an attribute, from any source that has it. */
  static DataType typeOf(DatasetDefinition definition, StructType rowType, String attribute) {
    for (int source = 0; source < definition.sources().size(); source++) {
      StructType payload = payloadType(rowType, source);
      if (List.of(payload.fieldNames()).contains(attribute)) {
        return payload.apply(attribute).dataType();
      }
    }
    throw new IllegalArgumentException("no source has an attribute " + attribute);
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
  }

  SlotColumn column(String name) {
    return name.equals(SequenceDefinition.EVENT_TIME) ? eventTimes : columns.get(name);
  }

  private static StructType payloadType(StructType rowType, int source) {
    return (StructType) rowType.fields()[RowLayout.payloadOrdinal(source)].dataType();
  }
}
