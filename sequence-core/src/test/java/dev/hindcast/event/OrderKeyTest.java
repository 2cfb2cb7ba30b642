/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class OrderKeyTest {
  private final OrderKey key = new OrderKey();

  @Test
  void numbersOrderByValue() {
    assertAscending(
        List.of(Long.MIN_VALUE, -256L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE),
        (into, value) -> into.add(value.longValue()));
  }

  @Test
  void fractionsOrderByValueAndNaNIsGreatest() {
    assertAscending(
        List.of(
            Double.NEGATIVE_INFINITY,
            -1e300,
            -1.5,
            -Double.MIN_VALUE,
            0.0,
            Double.MIN_VALUE,
            1.5,
            Double.POSITIVE_INFINITY,
            Double.NaN),
        (into, value) -> into.add(value.doubleValue()));
    assertThat(key.begin().add(-0.0).toBytes()).isEqualTo(key.begin().add(0.0).toBytes());
    assertThat(key.begin().add(Double.longBitsToDouble(0xfff8000000000001L)).toBytes())
        .isEqualTo(key.begin().add(Double.NaN).toBytes());
  }

  @Test
  void decimalsOrderByValue() {
    BigInteger wide = BigInteger.ONE.shiftLeft(126);
    assertAscending(
        List.of(
            wide.negate(),
            BigInteger.valueOf(-257),
            BigInteger.valueOf(-1),
            BigInteger.ZERO,
            BigInteger.valueOf(127),
            BigInteger.valueOf(128),
            wide),
        OrderKey::addDecimal);
    assertThatThrownBy(() -> key.begin().addDecimal(BigInteger.ONE.shiftLeft(127)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decimal has more than 127 bits: " + BigInteger.ONE.shiftLeft(127));
  }

  @Test
  void textOrdersByCodePointAndAPrefixComesFirst() {
    assertAscending(
        List.of(
            "",
            "\0",
            "\0\0",
            "\0a",
            "a",
            "a\0",
            "a\0\0",
            "a\0b",
            "aa",
            "b",
            "\u00e9",
            "\uff5e",
            "\ud83d\ude00"),
        (into, value) -> into.add(value.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void truthOrdersFalseFirstAndNullBeforeAll() {
    assertAscending(List.of(false, true), (into, value) -> into.add(value.booleanValue()));
    byte[] none = key.begin().addNull().toBytes();
    for (byte[] some :
        List.of(
            key.begin().add(Long.MIN_VALUE).toBytes(),
            key.begin().add(false).toBytes(),
            key.begin().add(new byte[0]).toBytes(),
            key.begin().add(Double.NEGATIVE_INFINITY).toBytes())) {
      assertThat(Arrays.compareUnsigned(none, some)).isNegative();
    }
  }

  @Test
  void theFirstDifferingValueOfATupleDecides() {
    List<List<String>> tuples =
        List.of(
            List.of("", "b"),
            List.of("", "b\0"),
            List.of("\0", ""),
            List.of("a", "b"),
            List.of("a", "c"),
            List.of("a\0", "a"),
            List.of("ab", ""));
    assertAscending(
        tuples,
        (into, tuple) -> tuple.forEach(text -> into.add(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aLongKeyGrowsAndIsAFreshArray() {
    byte[] first = key.begin().add(new byte[1_000]).add(7L).toBytes();
    assertThat(first).hasSize(1 + 2_000 + 2 + 9);
    assertThat(key.begin().add(7L).toBytes()).hasSize(9);
    assertThat(first[2_003 + 8]).isEqualTo((byte) 7);
  }

  private <T> void assertAscending(List<T> values, BiConsumer<OrderKey, T> add) {
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.size(); j++) {
        assertThat(
                Integer.signum(
                    Arrays.compareUnsigned(bytes(values.get(i), add), bytes(values.get(j), add))))
            .as("%s against %s", values.get(i), values.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private <T> byte[] bytes(T value, BiConsumer<OrderKey, T> add) {
    add.accept(key.begin(), value);
    return key.toBytes();
  }
}
