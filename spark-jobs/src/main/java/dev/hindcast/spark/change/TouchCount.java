/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import java.util.Objects;

/**
 * Changes of one input for one reason.
 *
 * @param input name of the source or the enrichment, or {@code labels}
 * @param touching changes that some label time can see
 * @param unseen changes that arrived too late for every label, or are of no label's time
 * @param users with such a change that can be seen
 */
public record TouchCount(String input, TouchReason reason, long touching, long unseen, long users) {
  public TouchCount {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(reason, "reason");
  }
}
