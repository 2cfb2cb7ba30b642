/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.AmountLanes;
import dev.hindcast.assemble.EventFacts;
import dev.hindcast.assemble.GroupIds;
import dev.hindcast.assemble.GroupLanes;
import dev.hindcast.spark.row.PayloadFields;
import dev.hindcast.spark.row.RowLayout;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Groups and amounts of the events of one source; what the source lacks stays null. */
final class SourceFacts {
  private final int payloadOrdinal;
  private final int payloadFields;
  private final int[] groupOrdinals;
  private final GroupColumn[] groups;
  private final GroupIds[] ids;
  private final int[] amountOrdinals;
  private final AmountColumn[] amounts;

  SourceFacts(
      int source, StructType rowType, GroupLanes groupLanes, AmountLanes lanes, GroupIds[] ids) {
    payloadOrdinal = RowLayout.payloadOrdinal(source);
    StructType payload = (StructType) rowType.fields()[payloadOrdinal].dataType();
    payloadFields = payload.size();
    List<String> names = Arrays.asList(payload.fieldNames());
    this.ids = ids;
    groupOrdinals = new int[groupLanes.size()];
    groups = new GroupColumn[groupLanes.size()];
    for (int lane = 0; lane < groups.length; lane++) {
      int ordinal = names.indexOf(PayloadFields.of(groupLanes.lanes().get(lane)));
      groupOrdinals[lane] = ordinal;
      if (ordinal >= 0) {
        groups[lane] =
            GroupColumn.of(
                groupLanes.lanes().get(lane), payload.fields()[ordinal].dataType(), ordinal);
      }
    }
    amountOrdinals = new int[lanes.size()];
    amounts = new AmountColumn[lanes.size()];
    for (int lane = 0; lane < amounts.length; lane++) {
      int ordinal = names.indexOf(PayloadFields.of(lanes.values().get(lane)));
      amountOrdinals[lane] = ordinal;
      if (ordinal >= 0) {
        amounts[lane] = AmountColumn.of(payload.fields()[ordinal].dataType());
      }
    }
  }

  /** Fills in facts that are all null. */
  void fill(UnsafeRow row, EventFacts facts) {
    UnsafeRow payload = row.getStruct(payloadOrdinal, payloadFields);
    for (int lane = 0; lane < groups.length; lane++) {
      if (groups[lane] != null && !payload.isNullAt(groupOrdinals[lane])) {
        facts.group(lane, groups[lane].group(payload, ids[lane]));
      }
    }
    for (int lane = 0; lane < amounts.length; lane++) {
      if (amounts[lane] != null && !payload.isNullAt(amountOrdinals[lane])) {
        amounts[lane].fill(payload, amountOrdinals[lane], facts, lane);
      }
    }
  }
}
