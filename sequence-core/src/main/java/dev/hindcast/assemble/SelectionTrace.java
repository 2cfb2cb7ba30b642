/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.Exclusion;

/**
 * Told by {@link SequenceAssembler#answer} what becomes of every event that is current for the
 * label and lies within the lookback: one call for each event and sequence. A sequence is named by
 * its number in the pass, an event by its slot.
 */
public interface SelectionTrace {
  /** The event stands at a position of the sequence, counted from 0 in the declared order. */
  void kept(int sequence, int slot, int position);

  /** The event shares something with the label; the first that applies, in declared order. */
  void excluded(int sequence, int slot, Exclusion exclusion);

  /** A newer event, which is eligible too, has the same value of the distinct-by attribute. */
  void repeated(int sequence, int slot, int newerSlot);

  /** The event belongs to a run that a newer event stands for. */
  void collapsed(int sequence, int slot, int newerSlot);

  /** Newer events of its kind use up their quota. */
  void overQuota(int sequence, int slot);

  /** Enough newer events fill the sequence up to max-length. */
  void pushedOut(int sequence, int slot);
}
