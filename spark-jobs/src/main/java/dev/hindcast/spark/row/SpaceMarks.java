/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;

/** Notes which rows of enrichments with a space were written, sequence by sequence. */
final class SpaceMarks {
  private record Mark(String sequence, String enrichment, SlotColumn slots, WrittenTexts found) {}

  private final List<List<Mark>> marks = new ArrayList<>();

  SpaceMarks(DatasetDefinition definition, PayloadSlots payload) {
    for (SequenceDefinition sequence : definition.sequences()) {
      List<Mark> ofSequence = new ArrayList<>();
      for (String name : sequence.enrich()) {
        if (isChecked(definition.enrichment(name), sequence)) {
          SlotColumn slots = payload.field(PayloadFields.enriched(name, PayloadFields.SPACE));
          ofSequence.add(new Mark(sequence.name(), name, slots, new WrittenTexts()));
        }
      }
      marks.add(ofSequence);
    }
  }

  /** Whether values of an enrichment that a sequence writes must be of one space. */
  static boolean isChecked(EnrichmentDefinition enrichment, SequenceDefinition sequence) {
    return enrichment.space().isPresent()
        && !enrichment.allowsMixedSpaces()
        && enrichment.columns().keySet().stream().anyMatch(sequence.columns()::contains);
  }

  void mark(int sequence, int[] slots, int length) {
    for (Mark mark : marks.get(sequence)) {
      mark.slots.mark(slots, length, mark.found);
    }
  }

  WrittenSpaces spaces() {
    WrittenSpaces spaces = new WrittenSpaces();
    for (List<Mark> ofSequence : marks) {
      for (Mark mark : ofSequence) {
        mark.slots
            .texts(mark.found)
            .forEach(space -> spaces.add(mark.sequence, mark.enrichment, space));
      }
    }
    return spaces;
  }
}
