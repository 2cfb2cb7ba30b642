/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.time.Micros;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** From when on the values of one attribute are known, for the events that are held. */
final class KnownFrom {
  private static final int WITH_THE_EVENT = -1;
  private static final int AFTER_A_DELAY = -2;

  private final int[] ordinals;
  private final long[] delaysMicros;
  private long[] instants = new long[16];
  private int[] known = new int[16];

  /** The attribute of each source, in the definition's order. */
  KnownFrom(List<EventSource> sources, StructType rowType, String attribute) {
    ordinals = new int[sources.size()];
    delaysMicros = new long[sources.size()];
    for (int source = 0; source < ordinals.length; source++) {
      KnownAfter after = sources.get(source).knownAfter().get(attribute);
      if (after instanceof KnownAfter.Delay delay) {
        ordinals[source] = AFTER_A_DELAY;
        delaysMicros[source] = delay.micros();
      } else {
        ordinals[source] =
            Arrays.asList(PayloadFields.payloadType(rowType, source).fieldNames())
                .indexOf(PayloadFields.knownFrom(attribute));
      }
    }
  }

  void store(int slot, int source, long eventTimeMicros, UnsafeRow payload) {
    if (slot >= instants.length) {
      instants = Arrays.copyOf(instants, Math.max(slot + 1, instants.length * 2));
    }
    int ordinal = ordinals[source];
    if (ordinal == WITH_THE_EVENT) {
      instants[slot] = Long.MIN_VALUE;
    } else if (ordinal == AFTER_A_DELAY) {
      instants[slot] = Micros.plus(eventTimeMicros, delaysMicros[source]);
    } else {
      instants[slot] = payload.isNullAt(ordinal) ? Long.MAX_VALUE : payload.getLong(ordinal);
    }
  }

  /**
   * The same slots, with {@link SlotColumn#NOTHING} where nothing is known yet; the array is
   * overwritten by the next call.
   */
  int[] known(int[] slots, int length, long knownMicros) {
    if (known.length < length) {
      known = new int[Math.max(length, known.length * 2)];
    }
    for (int i = 0; i < length; i++) {
      known[i] = instants[slots[i]] <= knownMicros ? slots[i] : SlotColumn.NOTHING;
    }
    return known;
  }
}
