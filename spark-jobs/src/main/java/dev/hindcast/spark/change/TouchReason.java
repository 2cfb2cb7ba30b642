/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

/** Why labels of a user may have other sequences than before. */
public enum TouchReason {
  /** A revision of an event that the earlier snapshot does not have. */
  LATE_ARRIVAL("late-arrival"),
  /** A revision of an event that the earlier snapshot has; what it replaced is not counted. */
  CORRECTION("correction"),
  /** A revision that takes its event back. */
  RETRACTION("retraction"),
  /** A row that the table lost, and that nothing replaced. */
  REMOVAL("removal"),
  /** A revision that looks up a row of an enrichment that is new, changed or gone. */
  DIMENSION("dimension"),
  /** A label that is new, changed, gone, or mature by now. */
  LABEL("label");

  private final String text;

  TouchReason(String text) {
    this.text = text;
  }

  static TouchReason of(String text) {
    for (TouchReason reason : values()) {
      if (reason.text.equals(text)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason: " + text);
  }

  /** As reports say it. */
  public String text() {
    return text;
  }
}
