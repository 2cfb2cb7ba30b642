/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import java.util.Locale;

/** Why two versions differ in one place, where that follows from what the versions hold. */
public enum Cause {
  /** The definitions differ, and nothing else that rows depend on. */
  DEFINITION_CHANGE,
  /** The engines differ, and nothing else that rows depend on. */
  ENGINE_CHANGE,
  /** It arrived after what the earlier version knew. */
  LATE_ARRIVAL,
  /** It was committed after the earlier version, with an arrival time from before. */
  BACK_DATED,
  /** Another revision of the event has other values. */
  CORRECTION,
  /** The event was retracted, or its rows were deleted from its table. */
  RETRACTION,
  /** A row of a dimension came or changed. */
  DIMENSION_CHANGE,
  /** The label table changed. */
  LABEL_CHANGE,
  /** One of the versions has no label window there. */
  RANGE,
  /** Newer events fill max-length, or no longer do. */
  CUT,
  /** The values are computed from events that differ. */
  CONSEQUENCE,
  /** It does not follow from what the versions hold. */
  UNKNOWN;

  /** {@code late-arrival}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
