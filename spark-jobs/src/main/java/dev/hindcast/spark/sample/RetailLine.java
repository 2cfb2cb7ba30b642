/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One line of the Online Retail file. The line number counts the lines of its invoice from 1 in the
 * order of the file; the date is UK wall clock.
 */
record RetailLine(
    String invoice,
    int line,
    String stockCode,
    String description,
    int quantity,
    LocalDateTime invoiceDate,
    BigDecimal unitPrice,
    Optional<String> customer,
    String country) {
  /** Whether the line takes back something that was bought: its invoice starts with C. */
  boolean isCancellation() {
    return invoice.startsWith("C");
  }
}
