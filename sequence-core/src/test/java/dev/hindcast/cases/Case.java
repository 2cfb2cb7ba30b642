/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One user's revisions and labels under a definition: all that decides what the sequences are.
 *
 * @param dimensions tables of the enrichments by the last part of their names
 * @param knowledgeTimeMicros the build's {@code K}
 * @param revisions in no particular order
 * @param labels in no particular order; ids are unique
 */
public record Case(
    String user,
    DatasetDefinition definition,
    Map<String, CaseTable> dimensions,
    long knowledgeTimeMicros,
    List<CaseRevision> revisions,
    List<CaseLabel> labels) {
  public Case {
    dimensions = Map.copyOf(dimensions);
    revisions = List.copyOf(revisions);
    labels = List.copyOf(labels);
  }

  public Case withRevisions(List<CaseRevision> others) {
    return new Case(user, definition, dimensions, knowledgeTimeMicros, others, labels);
  }

  public Case withLabels(List<CaseLabel> others) {
    return new Case(user, definition, dimensions, knowledgeTimeMicros, revisions, others);
  }

  /** With other rows of the enrichments' tables, by the last part of their names. */
  public Case withDimensions(Map<String, CaseTable> others) {
    return new Case(user, definition, others, knowledgeTimeMicros, revisions, labels);
  }

  public Case withKnowledgeTime(long otherMicros) {
    return new Case(user, definition, dimensions, otherMicros, revisions, labels);
  }

  public Case withPolicy(KnowledgePolicy policy) {
    return withDefinition(policy, definition.sequences());
  }

  public Case withSequences(List<SequenceDefinition> sequences) {
    return withDefinition(definition.knowledge(), sequences);
  }

  /** Whether the column of an attribute holds doubles. */
  public boolean holdsDoubles(String attribute) {
    return CaseDefinitions.isDouble(attribute)
        || revisions.stream().anyMatch(row -> row.values().get(attribute) instanceof Double);
  }

  /** The same case with every sequence changed. */
  public Case withEachSequence(UnaryOperator<SequenceDefinition> change) {
    return withSequences(definition.sequences().stream().map(change).toList());
  }

  private Case withDefinition(KnowledgePolicy policy, List<SequenceDefinition> sequences) {
    DatasetDefinition changed =
        new DatasetDefinition(
            definition.name(),
            definition.path(),
            definition.owner(),
            definition.description(),
            definition.stage(),
            definition.catalogs(),
            policy,
            definition.labels(),
            definition.sources(),
            definition.enrichments(),
            sequences,
            definition.output(),
            definition.gates(),
            definition.settledShare());
    return new Case(user, changed, dimensions, knowledgeTimeMicros, revisions, labels);
  }
}
