/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.label.SplitAssignment;
import dev.hindcast.label.SplitRange;
import dev.hindcast.label.SplitRule;
import dev.hindcast.spark.row.LabelText;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.time.Micros;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Assigns the labels of a task to splits, user by user, counts them, and looks for labels that a
 * split must not have. A task sees all labels of its users.
 */
final class LabelSplits {
  private static final int NO_FIELD = -1;

  private final Optional<SplitRule> rule;
  private final StructType labelType;
  private final int outcomeEnd;
  private final Map<String, byte[]> names = new HashMap<>();
  private final Set<String> splitsOfUser = new HashSet<>();
  private final SplitTally tally = new SplitTally();
  private double userPoint;

  LabelSplits(DatasetDefinition definition, StructType rowType) {
    rule = definition.output().splits().map(SplitRule::new);
    labelType = (StructType) rowType.fields()[RowLayout.LABEL].dataType();
    outcomeEnd =
        definition.labels().outcome().isPresent()
            ? labelType.fieldIndex(RowLayout.LABEL_OUTCOME_END)
            : NO_FIELD;
  }

  void beginUser(UTF8String user) {
    endUser();
    rule.ifPresent(splits -> userPoint = splits.pointOf(user.getBytes()));
  }

  /** UTF-8 of the name of a label's split; null if it is in none. */
  byte[] splitOf(UnsafeRow row, LabelWindow window) {
    if (rule.isEmpty()) {
      return null;
    }
    SplitAssignment assignment = rule.get().of(row.getLong(RowLayout.TIME), userPoint);
    if (assignment instanceof SplitAssignment.Without without) {
      tally.count(window, without.reason());
      return null;
    }
    return in(row, window, ((SplitAssignment.In) assignment).split());
  }

  /** To be asked for when all labels were assigned. */
  SplitTally tally() {
    endUser();
    return tally;
  }

  private void endUser() {
    if (!splitsOfUser.isEmpty()) {
      tally.countUser(splitsOfUser.size() > 1);
      splitsOfUser.clear();
    }
  }

  private byte[] in(UnsafeRow row, LabelWindow window, SplitRange split) {
    tally.count(window, split.name());
    splitsOfUser.add(split.name());
    if (outcomeEnd != NO_FIELD && split.untilMicros() != Long.MAX_VALUE) {
      checkOutcome(row, split);
    }
    return names.computeIfAbsent(split.name(), name -> name.getBytes(UTF_8));
  }

  private void checkOutcome(UnsafeRow row, SplitRange split) {
    UnsafeRow label = row.getStruct(RowLayout.LABEL, labelType.size());
    long end = label.getLong(outcomeEnd);
    tally.countOutcome();
    if (end > split.untilMicros()) {
      long labelTime = row.getLong(RowLayout.TIME);
      tally.addOutcomePastSplit(
          "label "
              + LabelText.of(label, labelType)
              + " at "
              + Micros.text(labelTime)
              + " in split "
              + split.name()
              + " with an outcome until "
              + Micros.text(end),
          Micros.minus(split.untilMicros(), labelTime));
    }
  }
}
