/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;

/** What becomes of an event for which an enrichment has no row. */
public sealed interface OnMiss {
  /** Every column of the enrichment is null. */
  record Null() implements OnMiss {}

  /** The revision yields no event, as if a filter had refused it. */
  record DropEvent() implements OnMiss {}

  /** Every column is this text, cast to the column's type. */
  record Default(String text) implements OnMiss {
    public Default {
      Objects.requireNonNull(text, "text");
    }
  }
}
