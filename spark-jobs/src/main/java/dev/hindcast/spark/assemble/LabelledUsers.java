/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The users of a task that have labels, numbered as they come: the range of their label times and,
 * once all are known, their rank by (user hash, name).
 */
final class LabelledUsers {
  /** Stands for a user without labels. */
  static final int NONE = -1;

  private int size;
  private int[] table = new int[64];
  private long[] hashes = new long[32];
  private byte[][] names = new byte[32][];
  private long[] earliest = new long[32];
  private long[] latest = new long[32];
  private int[] ranks = {};

  LabelledUsers() {
    Arrays.fill(table, NONE);
  }

  void add(long userHash, UTF8String name, long labelTimeMicros) {
    int place = placeOf(userHash, name);
    int user = table[place];
    if (user == NONE) {
      if (size == hashes.length) {
        grow();
        place = placeOf(userHash, name);
      }
      user = size++;
      table[place] = user;
      hashes[user] = userHash;
      names[user] = name.copy().getBytes();
      earliest[user] = labelTimeMicros;
      latest[user] = labelTimeMicros;
    } else {
      earliest[user] = Math.min(earliest[user], labelTimeMicros);
      latest[user] = Math.max(latest[user], labelTimeMicros);
    }
  }

  int size() {
    return size;
  }

  /** Number of a user, or {@link #NONE}. */
  int find(long userHash, UTF8String name) {
    return table[placeOf(userHash, name)];
  }

  long earliestMicros(int user) {
    return earliest[user];
  }

  long latestMicros(int user) {
    return latest[user];
  }

  /** Earliest label time of all; 0 if there are no labels. */
  long earliestMicros() {
    return Arrays.stream(earliest, 0, size).min().orElse(0);
  }

  /** Latest label time of all; 0 if there are no labels. */
  long latestMicros() {
    return Arrays.stream(latest, 0, size).max().orElse(0);
  }

  /** To be called when all labels are known. */
  void rank() {
    Comparator<Integer> order = Comparator.comparingLong(user -> hashes[user]);
    Integer[] users = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Arrays.sort(users, order.thenComparing((a, b) -> Arrays.compareUnsigned(names[a], names[b])));
    ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[users[rank]] = rank;
    }
  }

  int rankOf(int user) {
    return ranks[user];
  }

  private int placeOf(long userHash, UTF8String name) {
    int mask = table.length - 1;
    int place = spread(userHash) & mask;
    while (table[place] != NONE && !isSame(table[place], userHash, name)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** Users of a partition share bits of their hash. */
  private static int spread(long userHash) {
    return (int) ((userHash * 0x9E3779B97F4A7C15L) >>> 32);
  }

  private boolean isSame(int user, long userHash, UTF8String name) {
    return hashes[user] == userHash
        && names[user].length == name.numBytes()
        && ByteArrayMethods.arrayEquals(
            names[user],
            Platform.BYTE_ARRAY_OFFSET,
            name.getBaseObject(),
            name.getBaseOffset(),
            name.numBytes());
  }

  private void grow() {
    int capacity = size * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    names = Arrays.copyOf(names, capacity);
    earliest = Arrays.copyOf(earliest, capacity);
    latest = Arrays.copyOf(latest, capacity);
    int[] larger = new int[capacity * 2];
    Arrays.fill(larger, NONE);
    for (int user = 0; user < size; user++) {
      int place = spread(hashes[user]) & (larger.length - 1);
      while (larger[place] != NONE) {
        place = (place + 1) & (larger.length - 1);
      }
      larger[place] = user;
    }
    table = larger;
  }
}
