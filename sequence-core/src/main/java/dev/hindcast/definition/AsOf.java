/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

/** The time as of which an enrichment is looked up. */
public enum AsOf {
  /** Event time; known by the revision's arrival, or by {@code K} under {@code as-known-at}. */
  EVENT("event"),
  /** Label time; known by the label's {@code k}. */
  LABEL("label");

  private final String text;

  AsOf(String text) {
    this.text = text;
  }

  /** The name in a definition. */
  public String text() {
    return text;
  }
}
