/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.Optional;

/** One event in two versions of a label's sequence; it is absent from at most one of them. */
record LineChange(Optional<BoughtLine> before, Optional<BoughtLine> after, Kind kind) {
  /** Why an event differs, or that it does not. */
  enum Kind {
    SAME(""),
    LATE("arrived after version 1"),
    GONE("cancelled since"),
    CORRECTED("quantity corrected"),
    BACK_IN("comes back into the newest 50"),
    PUSHED_OUT("no longer in the newest 50");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    /** Whether the event itself became known, changed or vanished. */
    boolean isNews() {
      return this == LATE || this == GONE || this == CORRECTED;
    }
  }

  /** Whichever there is, the newer first. */
  BoughtLine line() {
    return after.or(() -> before).orElseThrow();
  }
}
