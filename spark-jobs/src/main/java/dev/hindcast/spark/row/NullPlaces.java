/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import java.util.Arrays;

/** Where the null elements of one column stand in the list that was written last. */
public final class NullPlaces {
  private int[] places = new int[16];
  private int count;

  /** Forgets what was noted, for a list of that length. */
  void begin(int length) {
    count = 0;
    if (places.length < length) {
      places = Arrays.copyOf(places, Math.max(length, places.length * 2));
    }
  }

  void add(int place) {
    places[count++] = place;
  }

  /** How many elements are null. */
  public int count() {
    return count;
  }

  /** Their places, counted from 0, ascending; only the first {@link #count} ones count. */
  public int[] places() {
    return places;
  }
}
