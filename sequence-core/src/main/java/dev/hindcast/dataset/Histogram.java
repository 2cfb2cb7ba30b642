/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of numbers by magnitude: the first count is of zeros, count {@code b} after it of the
 * numbers from {@code 2^(b-1)} to below {@code 2^b}. Zeros at the end are left out.
 */
public record Histogram(@JsonValue List<Long> counts) {
  public static final Histogram EMPTY = new Histogram(List.of());

  /** Most counts that there can be: zero and the 63 magnitudes of a positive 64-bit number. */
  static final int BUCKETS = 64;

  @JsonCreator
  public Histogram {
    int size = counts.size();
    while (size > 0 && counts.get(size - 1) == 0) {
      size--;
    }
    counts = List.copyOf(counts.subList(0, size));
    Checks.require(size <= BUCKETS, "histogram has more than 64 counts: " + size);
    counts.forEach(count -> Checks.notNegative("histogram count", count));
  }

  /** Counts by their place. */
  public static Histogram of(long[] counts) {
    return new Histogram(Arrays.stream(counts).boxed().toList());
  }

  /** Place of a number that is not negative. */
  public static int bucket(long value) {
    Checks.notNegative("histogram value", value);
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  /** How many numbers were counted. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  public Histogram plus(Histogram other) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < Math.max(counts.size(), other.counts.size()); i++) {
      sum.add(Math.addExact(count(i), other.count(i)));
    }
    return new Histogram(sum);
  }

  /**
   * Counts without those of numbers that were counted.
   *
   * @throws IllegalArgumentException if one was not
   */
  Histogram minus(Histogram part) {
    List<Long> rest = new ArrayList<>();
    for (int i = 0; i < Math.max(counts.size(), part.counts.size()); i++) {
      rest.add(count(i) - part.count(i));
    }
    return new Histogram(rest);
  }

  private long count(int bucket) {
    return bucket < counts.size() ? counts.get(bucket) : 0;
  }
}
