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
    return line(customer, invoice, line, date, item, "A " + item, quantity, "1.250");
  }

  /** A line that shows an item under a description and a price. */
  static RetailLine showing(String date, String item, String description, String price) {
    return line("ann", "1", 1, date, item, description, 1, price);
  }

  private static RetailLine line(
      String customer,
      String invoice,
      int line,
      String date,
      String item,
      String description,
      int quantity,
      String price) {
    return new RetailLine(
        invoice,
        line,
        item,
        description,
        quantity,
        LocalDateTime.parse(date),
        new BigDecimal(price),
        customer.isEmpty() ? Optional.empty() : Optional.of(customer),
        "France");
  }
}
