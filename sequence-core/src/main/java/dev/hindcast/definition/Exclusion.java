/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

/** What an event may share with the label and is then left out. */
public enum Exclusion {
  SAME_EVENT("same-event"),
  SAME_REQUEST("same-request"),
  SAME_SESSION("same-session");

  private final String text;

  Exclusion(String text) {
    this.text = text;
  }

  /** The name in a definition. */
  public String text() {
    return text;
  }
}
