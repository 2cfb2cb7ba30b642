/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.io.Serializable;
import java.util.Arrays;

/**
 * When the versions of a dimension's rows hold and since when they are known, sorted by (key,
 * valid-from, known-at, content); decides which of them wins. All times are UTC microseconds.
 */
final class VersionTimes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for no version. */
  static final int NONE = -1;

  /** {@code valid-to} of a version that holds until another one takes over. */
  static final long OPEN = Long.MAX_VALUE;

  /** Versions are passed over in blocks of this size where none of a block can win. */
  private static final int BLOCK = 64;

  private final int[] firstOfKey;
  private final long[] validFrom;
  private final long[] validTo;
  private final long[] knownAt;
  private final long[] earliestKnown;
  private final long[] latestEnd;

  /**
   * Takes over the arrays.
   *
   * @param firstOfKey the place of each key's first version, and the number of versions at the end
   */
  VersionTimes(int[] firstOfKey, long[] validFrom, long[] validTo, long[] knownAt) {
    this.firstOfKey = firstOfKey;
    this.validFrom = validFrom;
    this.validTo = validTo;
    this.knownAt = knownAt;
    int blocks = (validFrom.length + BLOCK - 1) / BLOCK;
    earliestKnown = new long[blocks];
    latestEnd = new long[blocks];
    Arrays.fill(earliestKnown, Long.MAX_VALUE);
    Arrays.fill(latestEnd, Long.MIN_VALUE);
    for (int version = 0; version < validFrom.length; version++) {
      int block = version / BLOCK;
      earliestKnown[block] = Math.min(earliestKnown[block], knownAt[version]);
      latestEnd[block] = Math.max(latestEnd[block], validTo[version]);
    }
  }

  int size() {
    return validFrom.length;
  }

  int firstOf(int key) {
    return firstOfKey[key];
  }

  int endOf(int key) {
    return firstOfKey[key + 1];
  }

  long validFromMicros(int version) {
    return validFrom[version];
  }

  long validToMicros(int version) {
    return validTo[version];
  }

  long knownAtMicros(int version) {
    return knownAt[version];
  }

  /**
   * The version of a key that holds at a time by what is known then: of those with {@code
   * valid-from <= time < valid-to} and {@code known-at <= knownBy} the one with the greatest
   * (valid-from, known-at, content); or {@link #NONE}.
   */
  int winner(int key, long timeMicros, long knownByMicros) {
    int first = firstOfKey[key];
    int version = lastBegun(first, firstOfKey[key + 1], timeMicros);
    while (version >= first) {
      int block = version / BLOCK;
      boolean endsBlock = version % BLOCK == BLOCK - 1;
      if (endsBlock && (earliestKnown[block] > knownByMicros || latestEnd[block] <= timeMicros)) {
        version -= BLOCK;
      } else if (knownAt[version] <= knownByMicros && timeMicros < validTo[version]) {
        return version;
      } else {
        version--;
      }
    }
    return NONE;
  }

  /**
   * Why a version wins or loses for a lookup.
   *
   * @param winner what {@link #winner} gives for the version's key and the same lookup
   */
  VersionReason why(int version, int winner, long timeMicros, long knownByMicros) {
    if (version == winner) {
      return VersionReason.WINS;
    }
    if (validFrom[version] > timeMicros) {
      return VersionReason.NOT_YET_VALID;
    }
    if (validTo[version] <= timeMicros) {
      return VersionReason.NO_LONGER_VALID;
    }
    if (knownAt[version] > knownByMicros) {
      return VersionReason.NOT_YET_KNOWN;
    }
    if (validFrom[version] < validFrom[winner]) {
      return VersionReason.OLDER_VALID_FROM;
    }
    return knownAt[version] < knownAt[winner]
        ? VersionReason.EARLIER_KNOWN_AT
        : VersionReason.OTHER_CONTENT;
  }

  /** The last version of {@code [from, to)} with {@code valid-from <= time}, or one before from. */
  private int lastBegun(int from, int to, long timeMicros) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (validFrom[middle] <= timeMicros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
