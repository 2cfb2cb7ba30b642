/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.ArrayList;
import java.util.List;

/** What a definition promises of every row, for the leak audit. */
public final class DeclaredRules {
  private DeclaredRules() {}

  /** The rules at a build's knowledge time {@code K}, UTC microseconds. */
  public static AuditRules of(DatasetDefinition definition, long knowledgeTimeMicros) {
    return new AuditRules(
        definition.labels().time(),
        definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel,
        definition.knowledge().delayMicros(),
        knowledgeTimeMicros,
        SplitRules.of(definition),
        definition.sequences().stream()
            .map((SequenceDefinition sequence) -> rules(definition, sequence))
            .toList());
  }

  private static AuditRules.Sequence rules(
      DatasetDefinition definition, SequenceDefinition sequence) {
    List<String> lists =
        written(sequence).stream()
            .filter(name -> !name.equals(SequenceDefinition.EVENT_TIME))
            .map(name -> column(sequence, name))
            .toList();
    return new AuditRules.Sequence(
        sequence.name(),
        lists,
        sequence.lookbackMicros(),
        sequence.gapMicros(),
        sequence.maxLength(),
        sequence.order() == SequenceOrder.NEWEST_FIRST,
        selects(sequence.selection()),
        DeclaredListRules.of(definition, sequence));
  }

  /** The name of a column of a sequence in the files. */
  static String column(SequenceDefinition sequence, String name) {
    return sequence.name() + "__" + name;
  }

  /** The columns that a sequence has in the files: event times always are among them. */
  static List<String> written(SequenceDefinition sequence) {
    List<String> names = new ArrayList<>(sequence.columns());
    if (!names.contains(SequenceDefinition.EVENT_TIME)) {
      names.add(0, SequenceDefinition.EVENT_TIME);
    }
    return names;
  }

  /** Exclusions come before the count of eligible events, the others after it. */
  private static boolean selects(Selection selection) {
    return selection.distinctBy().isPresent()
        || !selection.collapseRepeats().isEmpty()
        || selection.quota().isPresent();
  }
}
