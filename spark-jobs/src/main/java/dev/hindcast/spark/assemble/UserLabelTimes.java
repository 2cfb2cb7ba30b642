/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import java.util.Arrays;

/**
 * Earliest and latest label time of every user of a task, by user hash. Users whose hashes collide
 * share an entry, so a range may be too wide, never too narrow.
 */
final class UserLabelTimes {
  private int size;
  private boolean[] taken = new boolean[64];
  private long[] users = new long[64];
  private long[] earliest = new long[64];
  private long[] latest = new long[64];

  void add(long userHash, long labelTimeMicros) {
    if (size * 2 >= users.length) {
      grow();
    }
    int at = find(userHash);
    if (!taken[at]) {
      taken[at] = true;
      users[at] = userHash;
      earliest[at] = labelTimeMicros;
      latest[at] = labelTimeMicros;
      size++;
    } else {
      earliest[at] = Math.min(earliest[at], labelTimeMicros);
      latest[at] = Math.max(latest[at], labelTimeMicros);
    }
  }

  /** Place of a user's range, or -1 for a user without labels. */
  int placeOf(long userHash) {
    int at = find(userHash);
    return taken[at] ? at : -1;
  }

  long earliestMicros(int place) {
    return earliest[place];
  }

  long latestMicros(int place) {
    return latest[place];
  }

  private int find(long userHash) {
    int mask = users.length - 1;
    long mixed = userHash * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & mask;
    while (taken[at] && users[at] != userHash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    boolean[] oldTaken = taken;
    long[] oldUsers = users;
    long[] oldEarliest = earliest;
    long[] oldLatest = latest;
    int capacity = oldUsers.length * 2;
    taken = new boolean[capacity];
    users = new long[capacity];
    earliest = Arrays.copyOf(oldEarliest, capacity);
    latest = Arrays.copyOf(oldLatest, capacity);
    for (int i = 0; i < oldUsers.length; i++) {
      if (oldTaken[i]) {
        int at = find(oldUsers[i]);
        taken[at] = true;
        users[at] = oldUsers[i];
        earliest[at] = oldEarliest[i];
        latest[at] = oldLatest[i];
      }
    }
  }
}
