/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.diff.SequenceEdit.Event;
import java.io.Serializable;
import java.util.List;

/**
 * One sequence of one label in two versions.
 *
 * @param before events in the order of the list
 * @param eligibleBefore eligible events before the cut
 * @param latestArrivalMicros the greatest arrival time that the later row used, {@link
 *     Long#MIN_VALUE} for none
 * @param knownMicros the latest arrival time that the earlier row could see, UTC
 */
public record SequencePair(
    List<Event> before,
    List<Event> after,
    long eligibleBefore,
    long eligibleAfter,
    long latestArrivalMicros,
    long knownMicros)
    implements Serializable {
  public SequencePair {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Whether the later row uses something that arrived after what the earlier one could see. */
  public boolean usesLateArrival() {
    return latestArrivalMicros > knownMicros;
  }

  /** Whether an event that only the earlier list has is older than all that were kept. */
  boolean isCutOff(Event event) {
    return eligibleAfter > after.size() && isOlder(event, after);
  }

  /** Whether an event that only the later list has is older than all that were kept before. */
  boolean wasCutOff(Event event) {
    return eligibleBefore > before.size() && isOlder(event, before);
  }

  private static boolean isOlder(Event event, List<Event> kept) {
    return kept.stream().allMatch(other -> time(event).compareTo(time(other)) <= 0);
  }

  private static java.time.Instant time(Event event) {
    return (java.time.Instant) event.values().get(EventColumns.TIME);
  }
}
