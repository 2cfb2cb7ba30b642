/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the purchase that a cancellation takes back. Lines are offered in the order of the file,
 * which is that of time. Of the customer's purchases of the same item at an earlier minute that no
 * cancellation has taken yet, it is the latest with exactly the opposite quantity, else the latest.
 */
final class CancellationMatcher {
  private record CustomerItem(String customer, String stockCode) {}

  private final Map<CustomerItem, List<RetailLine>> open = new HashMap<>();

  /** Takes note of a purchase. */
  void bought(RetailLine purchase) {
    key(purchase).ifPresent(key -> open.computeIfAbsent(key, k -> new ArrayList<>()).add(purchase));
  }

  /** The purchase of a cancellation, which no later one finds; empty if there is none. */
  Optional<RetailLine> cancelled(RetailLine cancellation) {
    List<RetailLine> purchases =
        key(cancellation).map(key -> open.getOrDefault(key, List.of())).orElse(List.of());
    int latest = -1;
    for (int i = purchases.size() - 1; i >= 0; i--) {
      RetailLine purchase = purchases.get(i);
      if (!purchase.invoiceDate().isBefore(cancellation.invoiceDate())) {
        continue;
      }
      if (purchase.quantity() == -cancellation.quantity()) {
        return Optional.of(purchases.remove(i));
      }
      if (latest < 0) {
        latest = i;
      }
    }
    return latest < 0 ? Optional.empty() : Optional.of(purchases.remove(latest));
  }

  private static Optional<CustomerItem> key(RetailLine line) {
    return line.customer().map(customer -> new CustomerItem(customer, line.stockCode()));
  }
}
