/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.time.Micros;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShopTest {
  private static final Shop SHOP = Shop.of(7);

  @Test
  void aSeedMakesTheSameShopAndAnotherMakesAnother() {
    assertThat(Shop.of(7).orderLines()).isEqualTo(SHOP.orderLines());
    assertThat(Shop.of(7).searches()).isEqualTo(SHOP.searches());
    assertThat(Shop.of(7).labels()).isEqualTo(SHOP.labels());
    assertThat(Shop.of(8).orderLines()).isNotEqualTo(SHOP.orderLines());
  }

  @Test
  void aFewCustomersDoMuchAndMostDoLittle() {
    List<Long> sizes =
        SHOP.orderLines().stream()
            .flatMap(line -> line.customer().stream())
            .collect(groupingBy(customer -> customer, counting()))
            .values()
            .stream()
            .sorted(Comparator.reverseOrder())
            .toList();

    assertThat(sizes.get(0)).isGreaterThan(50 * sizes.get(sizes.size() / 2));
  }

  @Test
  void linesAreLateEarlyTiedDeliveredTwiceCorrectedAndCancelled() {
    List<OrderLine> lines = SHOP.orderLines();

    assertThat(lines).anyMatch(line -> delayMicros(line) < 0);
    assertThat(lines).anyMatch(line -> line.revision() == 1 && delayMicros(line) > Micros.PER_DAY);
    assertThat(lines).anyMatch(line -> line.op().equals("U") && line.quantity() == 0);
    assertThat(lines).anyMatch(line -> line.op().equals("D"));
    assertThat(lines).anyMatch(line -> line.op().equals("U") && line.revision() > 2);
    assertThat(new HashSet<>(lines)).hasSizeLessThan(lines.size());
    assertThat(lines).anyMatch(line -> arrivedBefore(line, ShopSeason.PHASE_TWO));
    assertThat(lines).anyMatch(line -> !arrivedBefore(line, ShopSeason.PHASE_TWO));
  }

  @Test
  void everyKindOfSpoiltRowOccurs() {
    List<OrderLine> lines = SHOP.orderLines();

    assertThat(lines).anyMatch(line -> line.customer().isEmpty());
    assertThat(lines).anyMatch(line -> line.recordedAtMicros().isEmpty());
    assertThat(lines).anyMatch(line -> line.invoiceTimeMicros().isEmpty());
    assertThat(lines).anyMatch(line -> line.invoiceTimeMicros().equals(Optional.of(0L)));
    assertThat(lines).anyMatch(line -> line.invoiceTimeMicros().filter(Micros::isSane).isEmpty());
  }

  @Test
  void correctionsAndCancellationsKeepTheOrderTime() {
    Map<String, Long> times =
        SHOP.orderLines().stream()
            .map(line -> line.invoice() + "/" + line.line() + " " + line.invoiceTimeMicros())
            .distinct()
            .collect(groupingBy(text -> text.substring(0, text.indexOf(' ')), counting()));

    assertThat(times.values()).containsOnly(1L);
  }

  @Test
  void labelsHaveOneIdEachAndLieInTheLastMonth() {
    assertThat(SHOP.labels()).extracting(VisitLabel::labelId).doesNotHaveDuplicates();
    assertThat(SHOP.labels())
        .allMatch(label -> label.labelTimeMicros() >= ShopSeason.FIRST_LABEL)
        .allMatch(label -> label.labelTimeMicros() < ShopSeason.PHASE_TWO);
  }

  private static boolean arrivedBefore(OrderLine line, long micros) {
    return line.recordedAtMicros().filter(arrived -> arrived < micros).isPresent();
  }

  private static long delayMicros(OrderLine line) {
    boolean usable = line.recordedAtMicros().isPresent() && line.invoiceTimeMicros().isPresent();
    return usable ? line.recordedAtMicros().get() - line.invoiceTimeMicros().get() : 0;
  }
}
