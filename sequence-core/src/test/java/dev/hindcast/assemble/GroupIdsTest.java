/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupIdsTest {
  private final GroupIds ids = new GroupIds();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void equalStringsGetEqualNumbersInTheOrderInWhichTheyCome() {
    for (int round = 0; round < 3; round++) {
      for (int n = 0; n < 5_000; n++) {
        assertThat(ids.of(bytes("value " + n % 4_999))).isEqualTo(n % 4_999);
      }
    }
    assertThat(ids.size()).isEqualTo(4_999);
  }

  @Test
  void aStringIsAPartOfAnArray() {
    assertThat(ids.of(bytes("ab"))).isZero();
    assertThat(ids.of(bytes("xxabyy"), 2, 2)).isZero();
    assertThat(ids.of(bytes("xxabyy"), 2, 3)).isEqualTo(1);
    assertThat(ids.of(bytes(""))).isEqualTo(2);
    assertThat(ids.of(bytes("b"), 1, 0)).isEqualTo(2);
    assertThat(ids.of(new byte[1_000])).isEqualTo(3);
    assertThat(ids.of(new byte[1_000])).isEqualTo(3);
  }

  @Test
  void theNextUserBeginsAtZero() {
    ids.of(bytes("a"));
    ids.of(bytes("b"));
    ids.clear();
    assertThat(ids.size()).isZero();
    assertThat(ids.of(bytes("b"))).isZero();
  }

  @Test
  void pairsAreTheSameIfBothPartsAre() {
    PairIds pairs = new PairIds();
    Map<Long, Integer> expected = new HashMap<>();
    for (int n = 0; n < 20_000; n++) {
      int first = n % 37;
      int second = n % 91;
      int id = expected.computeIfAbsent(first * 1_000L + second, unused -> expected.size());
      assertThat(pairs.of(first, second)).isEqualTo(id);
    }
    assertThat(pairs.of(GroupLanes.NULL, 1)).isEqualTo(GroupLanes.NULL);
    assertThat(pairs.of(1, GroupLanes.NULL)).isEqualTo(GroupLanes.NULL);
    pairs.clear();
    assertThat(pairs.of(5, 6)).isZero();
  }
}
