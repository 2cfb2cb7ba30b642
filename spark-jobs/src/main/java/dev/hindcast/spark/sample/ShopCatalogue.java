/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.math.BigDecimal;
import java.util.List;

/** What the generated shop sells; some items far more often than others. */
final class ShopCatalogue {
  static final String POSTAGE = "POSTAGE";

  private static final List<String> KINDS =
      List.of("mug", "lamp", "tin", "bag", "clock", "card", "bowl", "sign", "rug", "candle");
  private static final List<String> COLOURS =
      List.of("red", "blue", "green", "ivory", "black", "rose", "brass", "oak");

  private final Zipf popularity = new Zipf(ShopSeason.ITEMS, 0.8);

  /** A stock code such as {@code mug-rose-017}. */
  String item(Draws draws) {
    int rank = popularity.draw(draws);
    return kind(rank) + "-" + COLOURS.get(rank / 10 % COLOURS.size()) + "-" + pad(rank, 3);
  }

  /** Price of an item; the same whenever it is asked for. */
  BigDecimal price(String item) {
    int cents = 95 + Math.floorMod(item.hashCode() * 31, 4_000);
    return BigDecimal.valueOf(cents, 2);
  }

  /** What a customer types to find an item. */
  String query(String item) {
    return item.substring(0, item.length() - 4).replace('-', ' ');
  }

  static String pad(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private static String kind(int rank) {
    return KINDS.get(rank % KINDS.size());
  }
}
