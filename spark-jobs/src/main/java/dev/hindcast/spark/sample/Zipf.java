/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.Arrays;

/** Draws ranks from 0, the first ones far more often: weight {@code 1 / (rank + 1)^exponent}. */
final class Zipf {
  private final double[] cumulative;

  Zipf(int ranks, double exponent) {
    cumulative = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1 / StrictMath.pow(rank + 1, exponent);
      cumulative[rank] = sum;
    }
  }

  int draw(Draws draws) {
    double point = draws.share() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, point);
    return found >= 0 ? found : -found - 1;
  }
}
