/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.diff.EventColumns.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the cause of each edit of one sequence of one label; docs/how-to/verify-and-compare.md has
 * the rules. What does not follow is unknown.
 */
final class CauseRules {
  private final LabelInputs inputs;
  private final SequenceFacts facts;
  private final EventColumns columns;

  CauseRules(LabelInputs inputs, SequenceFacts facts, EventColumns columns) {
    this.inputs = inputs;
    this.facts = facts;
    this.columns = columns;
  }

  /** A cause for each edit, in their order. */
  List<Cause> of(SequencePair pair, SequenceDiff diff) {
    if (!inputs.isOneDefinition() || inputs.areEqual()) {
      return Collections.nCopies(diff.edits().size(), ofSettings(inputs));
    }
    long candidates = diff.edits().stream().filter(edit -> mayComeFromArrival(pair, edit)).count();
    boolean isOwnChange = diff.edits().stream().anyMatch(edit -> !isOnlyDerived(edit));
    UnpairedEvents unpaired = UnpairedEvents.of(diff);
    List<Cause> causes = new ArrayList<>();
    for (SequenceEdit edit : diff.edits()) {
      causes.add(
          mayChangeMuch() && unpaired.mayBeOneWithAnother(edit, columns.key())
              ? Cause.UNKNOWN
              : of(pair, edit, candidates, isOwnChange));
    }
    return causes;
  }

  /** The cause of whatever differs, if the definition or only the engine is another one. */
  static Cause ofSettings(LabelInputs inputs) {
    if (!inputs.areEqual()) {
      return Cause.UNKNOWN;
    }
    if (!inputs.isOneDefinition()) {
      return Cause.DEFINITION_CHANGE;
    }
    return inputs.isOneEngine() ? Cause.UNKNOWN : Cause.ENGINE_CHANGE;
  }

  private Cause of(SequencePair pair, SequenceEdit edit, long candidates, boolean isOwnChange) {
    if (edit instanceof SequenceEdit.Inserted inserted) {
      return pair.wasCutOff(inserted.event()) && !facts.selects()
          ? Cause.CUT
          : ofInserted(pair, candidates);
    }
    if (edit instanceof SequenceEdit.Removed removed) {
      if (pair.isCutOff(removed.event()) && !facts.selects()) {
        return Cause.CUT;
      }
      boolean isLater = inputs.afterMicros() >= inputs.beforeMicros();
      return isLater && facts.onlyRetracts() ? Cause.RETRACTION : Cause.UNKNOWN;
    }
    return ofFields(edit, isOwnChange);
  }

  private Cause ofInserted(SequencePair pair, long candidates) {
    if (!facts.onlyArrives()) {
      return Cause.UNKNOWN;
    }
    boolean isSameData = inputs.changedTables().stream().noneMatch(facts.eventTables()::contains);
    if (isSameData) {
      return inputs.afterMicros() > inputs.beforeMicros() ? Cause.LATE_ARRIVAL : Cause.UNKNOWN;
    }
    if (!pair.usesLateArrival()) {
      return Cause.BACK_DATED;
    }
    return candidates == 1 ? Cause.LATE_ARRIVAL : Cause.UNKNOWN;
  }

  private Cause ofFields(SequenceEdit edit, boolean isOwnChange) {
    Set<Kind> kinds = kinds(edit);
    if (kinds.isEmpty() || isOnlyDerived(edit)) {
      return isOwnChange && isOnlyDerived(edit) ? Cause.CONSEQUENCE : Cause.UNKNOWN;
    }
    if (kinds.contains(Kind.TIME)) {
      return facts.mayMove() ? Cause.CORRECTION : Cause.UNKNOWN;
    }
    if (kinds.contains(Kind.LATE_ATTRIBUTE)) {
      return Cause.UNKNOWN;
    }
    if (kinds.contains(Kind.ATTRIBUTE)) {
      return facts.mayCorrect() ? Cause.CORRECTION : Cause.UNKNOWN;
    }
    boolean isOtherDimension =
        inputs.beforeMicros() != inputs.afterMicros()
            || inputs.changedTables().stream().anyMatch(facts.dimensionTables()::contains);
    return isOtherDimension && (facts.keysAreWritten() || !facts.mayCorrect())
        ? Cause.DIMENSION_CHANGE
        : Cause.UNKNOWN;
  }

  private boolean mayComeFromArrival(SequencePair pair, SequenceEdit edit) {
    return edit instanceof SequenceEdit.Inserted inserted
        ? facts.selects() || !pair.wasCutOff(inserted.event())
        : !(edit instanceof SequenceEdit.Removed) && !isOnlyDerived(edit);
  }

  private boolean isOnlyDerived(SequenceEdit edit) {
    Set<Kind> kinds = kinds(edit);
    return !kinds.isEmpty() && EnumSet.of(Kind.DERIVED).containsAll(kinds);
  }

  /** Whether more of an event may change than leaves it known again. */
  private boolean mayChangeMuch() {
    return facts.mayCorrect()
        || columns.attributes().length == 0
        || columns.kinds().contains(Kind.LATE_ATTRIBUTE);
  }

  private Set<Kind> kinds(SequenceEdit edit) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    edit.fields().keySet().forEach(column -> kinds.add(columns.kinds().get(column)));
    return kinds;
  }
}
