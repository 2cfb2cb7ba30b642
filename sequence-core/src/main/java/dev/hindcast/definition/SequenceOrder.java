/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

/** Direction in which a sequence is written. */
public enum SequenceOrder {
  OLDEST_FIRST("oldest-first"),
  NEWEST_FIRST("newest-first");

  private final String text;

  SequenceOrder(String text) {
    this.text = text;
  }

  /** The name in a definition. */
  public String text() {
    return text;
  }
}
