/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/** A heap of numbers that gives the least one; 8 bytes for each. */
final class LeastFirst {
  private int size;
  private long[] numbers = new long[16];

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The least number; there must be one. */
  long least() {
    return numbers[0];
  }

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (numbers[parent] <= number) {
        break;
      }
      numbers[at] = numbers[parent];
      at = parent;
    }
    numbers[at] = number;
  }

  /** Takes out the least number; there must be one. */
  void removeLeast() {
    size--;
    sink(numbers[size]);
  }

  private void sink(long number) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && numbers[child + 1] < numbers[child]) {
        child++;
      }
      if (numbers[child] >= number) {
        break;
      }
      numbers[at] = numbers[child];
      at = child;
    }
    numbers[at] = number;
  }
}
