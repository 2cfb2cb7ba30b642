/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.assemble.AssembledSequence;
import dev.hindcast.assemble.SequenceAssembler;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.parquet.ColumnSink;
import dev.hindcast.parquet.RowFeed;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Hands out the output row of the label that was answered last, in the order of its shape. */
public final class LabelFeed implements RowFeed {
  private interface Cell {
    void write(ColumnSink sink);
  }

  private interface ListCell {
    void write(ColumnSink sink, NullPlaces nulls);
  }

  private final List<Cell> cells = new ArrayList<>();
  private final DatasetDefinition dataset;
  private final StructType rowType;
  private final long latestKnowledgeMicros;
  private final LabelMoment moment;
  private final SpaceMarks spaces;
  private final int labelFields;
  private final AssembledSequence[] sequences;
  private final int[][] slots;
  private final NullPlaces[][] nulls;
  private final long[] maxArrivals;
  private UnsafeRow label;
  private long knownMicros;
  private byte[] split;

  /** The knowledge time is the build's {@code K}, UTC microseconds. */
  public LabelFeed(
      DatasetDefinition definition,
      StructType rowType,
      SequenceAssembler assembler,
      PayloadSlots payload,
      long knowledgeTimeMicros) {
    dataset = definition;
    this.rowType = rowType;
    latestKnowledgeMicros = knowledgeTimeMicros;
    moment = payload.label();
    spaces = new SpaceMarks(definition, payload);
    StructType labelType = (StructType) rowType.fields()[RowLayout.LABEL].dataType();
    labelFields = labelType.size();
    int count = definition.sequences().size();
    sequences = new AssembledSequence[count];
    slots = new int[count][];
    nulls = new NullPlaces[count][];
    maxArrivals = new long[count];
    for (StructField field : labelType.fields()) {
      if (RowLayout.isWritten(field)) {
        int ordinal = labelType.fieldIndex(field.name());
        ValueWriter writer = ValueWriter.of(field.dataType());
        cells.add(sink -> writer.write(label, ordinal, sink));
      }
    }
    cells.add(this::writeSplit);
    if (definition.labels().sample().isPresent()) {
      int weight = labelType.fieldIndex(RowLayout.LABEL_WEIGHT);
      cells.add(sink -> sink.addDouble(label.getDouble(weight)));
    }
    for (int s = 0; s < count; s++) {
      SequenceDefinition sequence = definition.sequences().get(s);
      sequences[s] = assembler.sequence(s);
      slots[s] = new int[Math.min(sequence.maxLength(), 1024)];
      addCells(s, sequence, payload);
    }
  }

  /**
   * Points to a label's row, whose sequences were just assembled.
   *
   * @param splitName in UTF-8; null for none
   */
  public void moveTo(UnsafeRow row, byte[] splitName) {
    split = splitName;
    label = row.getStruct(RowLayout.LABEL, labelFields);
    long labelTime = row.getLong(RowLayout.TIME);
    long knowledge = dataset.knowledge().knowledgeTimeMicros(labelTime, latestKnowledgeMicros);
    knownMicros = Math.min(labelTime, knowledge);
    moment.set(labelTime, knowledge);
    for (int s = 0; s < sequences.length; s++) {
      int length = sequences[s].length();
      if (slots[s].length < length) {
        slots[s] = new int[Math.max(length, slots[s].length * 2)];
      }
      for (int i = 0; i < length; i++) {
        slots[s][i] = sequences[s].slot(i);
      }
      spaces.mark(s, slots[s], length);
    }
  }

  /** Spaces of the embeddings that were written. */
  public WrittenSpaces spaces() {
    return spaces.spaces();
  }

  /** Null elements of each column of a sequence in the row that was written last. */
  public NullPlaces[] nulls(int sequence) {
    return nulls[sequence];
  }

  /** Slots of a sequence's events, in its order; as many as it is long. */
  public int[] slots(int sequence) {
    return slots[sequence];
  }

  /** Latest arrival of a sequence that is not empty, in the row that was written last. */
  public long maxArrivalMicros(int sequence) {
    return maxArrivals[sequence];
  }

  @Override
  public void write(int column, ColumnSink sink) {
    cells.get(column).write(sink);
  }

  private void writeSplit(ColumnSink sink) {
    if (split == null) {
      sink.addNull();
    } else {
      sink.addBytes(split, 0, split.length);
    }
  }

  private void addCells(int s, SequenceDefinition definition, PayloadSlots payload) {
    AssembledSequence sequence = sequences[s];
    cells.add(sink -> sink.addInt(sequence.length()));
    cells.add(sink -> sink.addLong(sequence.eligible()));
    cells.add(
        sink -> {
          if (sequence.length() == 0) {
            sink.addNull();
          } else {
            sink.addLong(sequence.maxEventTimeMicros());
          }
        });
    cells.add(
        sink -> {
          if (sequence.length() == 0) {
            sink.addNull();
          } else {
            maxArrivals[s] = sequence.maxArrivalTimeMicros();
            sink.addLong(maxArrivals[s]);
          }
        });
    List<String> names = OutputShape.written(definition);
    nulls[s] = new NullPlaces[names.size()];
    for (int n = 0; n < names.size(); n++) {
      NullPlaces ofColumn = new NullPlaces();
      nulls[s][n] = ofColumn;
      ListCell cell = listCell(s, definition, names.get(n), payload);
      cells.add(sink -> cell.write(sink, ofColumn));
    }
  }

  private ListCell listCell(
      int s, SequenceDefinition definition, String name, PayloadSlots payload) {
    AssembledSequence sequence = sequences[s];
    if (PayloadFields.isOfLabel(definition, name)) {
      DerivedCell cell =
          new DerivedCell(
              sequence.derived(name), ElementTypes.of(dataset, rowType, definition, name));
      return (sink, found) -> cell.write(sequence.length(), sink, found);
    }
    SlotColumn values = payload.column(definition, name);
    KnownFrom knownFrom = payload.knownFrom(definition, name);
    if (knownFrom == null) {
      return (sink, found) -> values.writeList(slots[s], sequence.length(), sink, found);
    }
    return (sink, found) -> {
      int length = sequence.length();
      values.writeList(knownFrom.known(slots[s], length, knownMicros), length, sink, found);
    };
  }
}
