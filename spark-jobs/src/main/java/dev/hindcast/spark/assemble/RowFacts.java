/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.AmountLanes;
import dev.hindcast.assemble.EventFacts;
import dev.hindcast.assemble.GroupIds;
import dev.hindcast.assemble.GroupLane;
import dev.hindcast.assemble.GroupLanes;
import dev.hindcast.assemble.LabelGroups;
import dev.hindcast.assemble.SelectionTrace;
import dev.hindcast.assemble.SequenceAssembler;
import dev.hindcast.assemble.SequenceShape;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.spark.row.PayloadFields;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/**
 * Takes from the rows of events and labels the groups and amounts that some sequence asks for. Ids
 * of groups are those of the user that was begun last.
 */
final class RowFacts {
  private final GroupLanes groups;
  private final AmountLanes amounts;
  private final List<SequenceShape> shapes;
  private final GroupIds[] ids;
  private final List<SourceFacts> sources = new ArrayList<>();
  private final EventFacts facts;
  private final StructType labelType;
  private final boolean isEmpty;

  RowFacts(DatasetDefinition definition, StructType rowType) {
    groups = GroupLanes.of(definition);
    amounts =
        AmountLanes.of(
            definition,
            value ->
                AmountColumn.kindOf(
                    PayloadFields.typeOf(definition, rowType, PayloadFields.of(value))));
    ids = new GroupIds[groups.size()];
    for (int lane = 0; lane < ids.length; lane++) {
      ids[lane] = new GroupIds();
    }
    facts = new EventFacts(groups, amounts);
    shapes = SequenceShape.allOf(definition, groups, amounts);
    isEmpty = groups.size() == 0 && amounts.size() == 0;
    for (int source = 0; source < definition.sources().size(); source++) {
      sources.add(new SourceFacts(source, rowType, groups, amounts, ids));
    }
    labelType = (StructType) rowType.fields()[RowLayout.LABEL].dataType();
  }

  /** An assembler of the definition's sequences, for facts of this kind. */
  SequenceAssembler assembler() {
    return new SequenceAssembler(shapes, groups, amounts, Optional.empty());
  }

  /** The same assembler, which tells what becomes of each event. */
  SequenceAssembler assembler(SelectionTrace trace) {
    return new SequenceAssembler(shapes, groups, amounts, Optional.of(trace));
  }

  void beginUser() {
    for (GroupIds ofLane : ids) {
      ofLane.clear();
    }
  }

  /** Facts of an event; overwritten by the next call. */
  EventFacts of(UnsafeRow row) {
    if (!isEmpty) {
      sources.get(row.getInt(RowLayout.INPUT)).fill(row, facts.clear());
    }
    return facts;
  }

  LabelGroups ofLabel(UnsafeRow row) {
    if (isEmpty) {
      return LabelGroups.NONE;
    }
    UnsafeRow label = row.getStruct(RowLayout.LABEL, labelType.size());
    return new LabelGroups(
        group(label, Exclusion.SAME_EVENT, RowLayout.LABEL_EVENT),
        group(label, Exclusion.SAME_REQUEST, RowLayout.LABEL_REQUEST),
        group(label, Exclusion.SAME_SESSION, RowLayout.LABEL_SESSION));
  }

  private int group(UnsafeRow label, Exclusion exclusion, String field) {
    int lane = groups.lanes().indexOf(new GroupLane.OfLabel(exclusion));
    if (lane < 0) {
      return GroupLanes.NULL;
    }
    int ordinal = labelType.fieldIndex(field);
    return label.isNullAt(ordinal)
        ? GroupLanes.NULL
        : ids[lane].of(label.getUTF8String(ordinal).getBytes());
  }
}
