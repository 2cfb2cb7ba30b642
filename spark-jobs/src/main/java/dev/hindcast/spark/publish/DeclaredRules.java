/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.parquet.audit.AuditRules;
import dev.hindcast.spark.row.OutputShape;
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
        OutputShape.written(sequence).stream()
            .filter(name -> !name.equals(SequenceDefinition.EVENT_TIME))
            .map(name -> OutputShape.name(sequence.name(), name))
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

  /** Exclusions come before the count of eligible events, the others after it. */
  private static boolean selects(Selection selection) {
    return selection.distinctBy().isPresent()
        || !selection.collapseRepeats().isEmpty()
        || selection.quota().isPresent();
  }
}
