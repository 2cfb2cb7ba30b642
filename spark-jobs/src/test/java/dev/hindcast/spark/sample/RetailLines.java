/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/** Lines of the Online Retail file for tests. */
final class RetailLines {
  private RetailLines() {}

  /** A line of a customer, or of nobody if the customer is empty. */
  static RetailLine line(
      String customer, String invoice, int line, String date, String item, int quantity) {
    return new RetailLine(
        invoice,
        line,
        item,
        "A " + item,
        quantity,
        LocalDateTime.parse(date),
        new BigDecimal("1.250"),
        customer.isEmpty() ? Optional.empty() : Optional.of(customer),
        "France");
  }
}
