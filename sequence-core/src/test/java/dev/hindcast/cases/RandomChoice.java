/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded choices. Equal seeds and indexes give equal choices on every machine. */
final class RandomChoice {
  private final Random random;

  RandomChoice(long seed, long index) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L);
    random.nextLong();
  }

  /** Whether something of that probability happens. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from least to greatest, both inclusive. */
  int between(int least, int greatest) {
    return least + random.nextInt(greatest - least + 1);
  }

  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A random selection in random order. */
  <T> List<T> some(List<T> values, int least) {
    List<T> shuffled = shuffled(values);
    return List.copyOf(shuffled.subList(0, between(least, values.size())));
  }

  <T> List<T> shuffled(List<T> values) {
    List<T> shuffled = new ArrayList<>(values);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T moving = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, moving);
    }
    return shuffled;
  }
}
