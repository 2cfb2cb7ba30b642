/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hindcast.dataset.IsoMicros;
import dev.hindcast.label.LabelWindow;
import java.util.Objects;

/**
 * One label window of a backfill.
 *
 * @param fromMicros first label time, UTC
 * @param toMicros end of the label times, exclusive, UTC
 * @param expectedRows labels by the label table's metadata, about
 * @param task that builds it, from 1; 0 if it is not built
 */
public record PlannedWindow(
    @JsonProperty("from") @IsoMicros long fromMicros,
    @JsonProperty("to") @IsoMicros long toMicros,
    WindowReason reason,
    long expectedRows,
    int task) {
  public PlannedWindow {
    LabelWindow window = new LabelWindow(fromMicros, toMicros);
    Objects.requireNonNull(reason, "reason");
    if (expectedRows < 0) {
      throw new IllegalArgumentException(
          "expected rows of label window " + window + " must not be negative: " + expectedRows);
    }
    if (task < 0 || (task > 0) != reason.isBuilt()) {
      throw new IllegalArgumentException(
          "label window " + window + " is " + reason.text() + " and of task " + task);
    }
  }

  public LabelWindow window() {
    return new LabelWindow(fromMicros, toMicros);
  }
}
