/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static dev.hindcast.spark.sample.RetailLines.line;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CancellationMatcherTest {
  private static final RetailLine SIX = line("ann", "1", 1, "2011-01-01T09:00", "mug", 6);
  private static final RetailLine TWO = line("ann", "2", 1, "2011-01-02T09:00", "mug", 2);

  private final CancellationMatcher matcher = new CancellationMatcher();

  @Test
  void theOppositeQuantityGoesBeforeALaterPurchase() {
    buy(SIX, TWO);

    assertThat(matcher.cancelled(cancel("2011-01-03T09:00", "mug", -6))).contains(SIX);
  }

  @Test
  void otherwiseItIsTheLatestPurchase() {
    buy(SIX, TWO);

    assertThat(matcher.cancelled(cancel("2011-01-03T09:00", "mug", -5))).contains(TWO);
  }

  @Test
  void aPurchaseIsTakenBackOnce() {
    buy(SIX);

    assertThat(matcher.cancelled(cancel("2011-01-03T09:00", "mug", -6))).contains(SIX);
    assertThat(matcher.cancelled(cancel("2011-01-04T09:00", "mug", -6))).isEmpty();
  }

  @Test
  void aPurchaseOfTheSameMinuteIsNotEarlier() {
    buy(SIX);

    assertThat(matcher.cancelled(cancel("2011-01-01T09:00", "mug", -6))).isEmpty();
  }

  @Test
  void otherItemsOtherCustomersAndNobodyDoNotMatch() {
    buy(SIX, line("", "3", 1, "2011-01-01T09:00", "tin", 1));

    assertThat(matcher.cancelled(cancel("2011-01-03T09:00", "Mug", -6))).isEmpty();
    assertThat(matcher.cancelled(line("bob", "C9", 1, "2011-01-03T09:00", "mug", -6))).isEmpty();
    assertThat(matcher.cancelled(line("", "C9", 1, "2011-01-03T09:00", "tin", -1))).isEmpty();
  }

  private void buy(RetailLine... purchases) {
    for (RetailLine purchase : purchases) {
      matcher.bought(purchase);
    }
  }

  private static RetailLine cancel(String date, String item, int quantity) {
    return line("ann", "C9", 1, date, item, quantity);
  }
}
