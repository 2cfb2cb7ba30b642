/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an output column means; a reader finds columns by role, not by name. */
public enum ColumnRole {
  LABEL_ID("label-id", false),
  USER("user", false),
  LABEL_TIME("label-time", false),
  /** A column of the label table, carried through. */
  CARRIED("carried", false),
  SPLIT("split", false),
  /** How many labels the row stands for, where labels are sampled. */
  WEIGHT("weight", false),
  /** Number of events in the sequence. */
  LENGTH("length", true),
  /** Number of eligible events before the cut to max-length. */
  ELIGIBLE("eligible", true),
  /** Greatest event time that the row used; null if it used none. */
  MAX_EVENT_TIME("max-event-time", true),
  /** Greatest arrival time that the row used; null if it used none. */
  MAX_ARRIVAL_TIME("max-arrival-time", true),
  /** A list with one element per event. */
  ELEMENT("element", true);

  private final String text;
  private final boolean ofSequence;

  ColumnRole(String text, boolean ofSequence) {
    this.text = text;
    this.ofSequence = ofSequence;
  }

  /** The role of that name, as {@link #text} gives it. */
  @JsonCreator
  public static ColumnRole parse(String text) {
    for (ColumnRole role : values()) {
      if (role.text.equals(text)) {
        return role;
      }
    }
    throw new IllegalArgumentException("not a column role: '" + Checks.shown(text) + "'");
  }

  /** The name in a manifest. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Whether a column of this role belongs to one sequence. */
  public boolean isOfSequence() {
    return ofSequence;
  }
}
