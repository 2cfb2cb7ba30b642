/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import java.io.Serializable;
import java.util.List;

/**
 * A label that was assembled alone and with a trace.
 *
 * @param values the row that would be written, one value per output column: lists, boxes, bytes
 * @param fates what became of each event that is current for the label, in each sequence
 */
public record TracedLabel(
    String labelId, String user, long timeMicros, List<Serializable> values, List<Fate> fates)
    implements Serializable {
  /** What became of an event that reached a sequence. */
  public enum Kind {
    KEPT,
    EXCLUDED,
    REPEATED,
    COLLAPSED,
    OVER_QUOTA,
    PUSHED_OUT
  }

  /**
   * One fate.
   *
   * @param sequence number of the sequence in the definition
   * @param event see {@link EventName}
   * @param position place in the declared order from 0, for kept events only
   * @param other the exclusion, or the event that stands for it; empty for other kinds
   */
  public record Fate(int sequence, String event, Kind kind, int position, String other)
      implements Serializable {}
}
