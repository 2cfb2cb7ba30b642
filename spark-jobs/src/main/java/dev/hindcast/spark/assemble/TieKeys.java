/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.event.OrderKey;
import dev.hindcast.spark.row.OrderKeyColumn;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the keys that order a source's events of equal event time: declared tie-break columns, the
 * source's place in the sequence, the event id. Sequences that declare the same share a key.
 */
final class TieKeys {
  private record Declared(List<String> tieBreak, int sourcePlace) {}

  private record Part(OrderKeyColumn column, int ordinal) {}

  private final int idOrdinal;
  private final int idFields;
  private final List<OrderKeyColumn> idColumns = new ArrayList<>();
  private final int payloadOrdinal;
  private final int payloadFields;
  private final List<Declared> distinct = new ArrayList<>();
  private final List<List<Part>> parts = new ArrayList<>();
  private final int[] keyOfSequence;
  private final byte[][] distinctKeys;
  private final byte[][] keys;
  private final OrderKey key = new OrderKey();

  TieKeys(DatasetDefinition definition, int source, StructType rowType) {
    idOrdinal = RowLayout.idOrdinal(source);
    payloadOrdinal = RowLayout.payloadOrdinal(source);
    StructType idType = (StructType) rowType.fields()[idOrdinal].dataType();
    StructType payloadType = (StructType) rowType.fields()[payloadOrdinal].dataType();
    idFields = idType.size();
    payloadFields = payloadType.size();
    for (int n = 0; n < idFields; n++) {
      idColumns.add(OrderKeyColumn.of(idType.fields()[n].dataType()));
    }
    String name = definition.sources().get(source).name();
    keyOfSequence = new int[definition.sequences().size()];
    for (int s = 0; s < keyOfSequence.length; s++) {
      SequenceDefinition sequence = definition.sequences().get(s);
      Declared declared = new Declared(sequence.tieBreak(), sequence.sources().indexOf(name));
      if (!distinct.contains(declared)) {
        distinct.add(declared);
        parts.add(sequence.tieBreak().stream().map(tie -> part(payloadType, tie)).toList());
      }
      keyOfSequence[s] = distinct.indexOf(declared);
    }
    distinctKeys = new byte[distinct.size()][];
    keys = new byte[keyOfSequence.length][];
  }

  /** One key for each sequence; the outer array is filled again by the next call. */
  byte[][] of(UnsafeRow row) {
    UnsafeRow id = row.getStruct(idOrdinal, idFields);
    UnsafeRow payload = row.getStruct(payloadOrdinal, payloadFields);
    for (int d = 0; d < distinctKeys.length; d++) {
      key.begin();
      for (Part part : parts.get(d)) {
        if (part.ordinal() < 0) {
          key.addNull();
        } else {
          part.column().add(payload, part.ordinal(), key);
        }
      }
      key.add((long) distinct.get(d).sourcePlace());
      for (int n = 0; n < idFields; n++) {
        idColumns.get(n).add(id, n, key);
      }
      distinctKeys[d] = key.toBytes();
    }
    for (int s = 0; s < keys.length; s++) {
      keys[s] = distinctKeys[keyOfSequence[s]];
    }
    return keys;
  }

  private static Part part(StructType payloadType, String tieBreak) {
    List<String> names = List.of(payloadType.fieldNames());
    int ordinal = names.indexOf(tieBreak);
    if (ordinal < 0) {
      ordinal = names.indexOf(RowLayout.tieBreakField(tieBreak));
    }
    return ordinal < 0
        ? new Part(null, -1)
        : new Part(OrderKeyColumn.of(payloadType.fields()[ordinal].dataType()), ordinal);
  }
}
