/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import java.util.Map;
import java.util.TreeMap;

/** Until when the inputs of a build were recorded. */
public final class RecordedInputs {
  private RecordedInputs() {}

  /**
   * The labels and the sources by name, without their lateness. Dimensions are left out: nothing
   * says that one without new rows lacks any.
   *
   * @param knowledgeTimeMicros {@code K} of the build, UTC
   */
  public static Map<String, InputArrivals> of(
      DatasetDefinition definition, SourcePins pins, long knowledgeTimeMicros) {
    Map<String, InputArrivals> inputs = new TreeMap<>();
    inputs.put("labels", of(pins.tables().get(definition.labels().table()), knowledgeTimeMicros));
    for (EventSource source : definition.sources()) {
      inputs.put(source.name(), of(pins.tables().get(source.table()), knowledgeTimeMicros));
    }
    return inputs;
  }

  private static InputArrivals of(PinnedTable table, long knowledgeTimeMicros) {
    Long through =
        table.dataCommittedAtMicros().isPresent()
            ? (Long) Math.min(knowledgeTimeMicros, table.dataCommittedAtMicros().getAsLong())
            : null;
    return new InputArrivals(through, LatenessCounts.NONE);
  }
}
