/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowDigestTest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

  @Test
  void sumIsThatOf128BitNumbersWithoutSign() {
    long seed = 20260301L;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      RowDigest a = new RowDigest(edge(random), edge(random));
      RowDigest b = new RowDigest(edge(random), edge(random));
      assertThat(number(a.plus(b)))
          .as("seed %s, case %s: %s + %s", seed, i, a, b)
          .isEqualTo(number(a).add(number(b)).mod(MODULUS));
      assertThat(a.plus(b).minus(b)).as("seed %s, case %s: %s - %s", seed, i, a, b).isEqualTo(a);
    }
  }

  @Test
  void sumDoesNotDependOnTheOrderOfRows() {
    Random random = new Random(7);
    List<RowDigest> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new RowDigest(random.nextLong(), random.nextLong()));
    }
    RowDigest sum = rows.stream().reduce(RowDigest.ZERO, RowDigest::plus);
    Collections.shuffle(rows, random);
    assertThat(rows.stream().reduce(RowDigest.ZERO, RowDigest::plus)).isEqualTo(sum);
  }

  @Test
  void addingZeroChangesNothing() {
    RowDigest digest = new RowDigest(-1, -1);
    assertThat(digest.plus(RowDigest.ZERO)).isEqualTo(digest);
  }

  @Test
  void textIs32HexDigitsAndReadsBack() {
    assertThat(RowDigest.ZERO.toString()).isEqualTo("0".repeat(32));
    assertThat(new RowDigest(1, -1).toString()).isEqualTo("0000000000000001ffffffffffffffff");
    assertThat(RowDigest.parse("0000000000000001ffffffffffffffff")).isEqualTo(new RowDigest(1, -1));
  }

  @Test
  void textThatIsNot32LowerCaseHexDigitsIsRefused() {
    for (String text : List.of("", "0", "0".repeat(33), "F".repeat(32), "+" + "0".repeat(31))) {
      assertThatThrownBy(() -> RowDigest.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row digest must be 32 hex digits in lower case: '" + text + "'");
    }
  }

  private static long edge(Random random) {
    long[] edges = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()};
    return edges[random.nextInt(edges.length)];
  }

  private static BigInteger number(RowDigest digest) {
    return new BigInteger(digest.toString(), 16);
  }
}
