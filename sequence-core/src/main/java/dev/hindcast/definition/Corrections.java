/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

/** What the revisions after an event's first one may change; decides how far a scan is pruned. */
public enum Corrections {
  /** Append-only: first reports and equal duplicates. Filters and times may prune. */
  NONE("none"),
  /** Corrections and retractions keep the event time. Event time may prune, filters may not. */
  ATTRIBUTES("attributes"),
  /** Corrections may also move the event time. Neither may prune. */
  ANY("any");

  private final String text;

  Corrections(String text) {
    this.text = text;
  }

  /** The name in a definition. */
  public String text() {
    return text;
  }
}
