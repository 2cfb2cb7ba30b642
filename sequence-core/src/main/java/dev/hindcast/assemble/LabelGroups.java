/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.Exclusion;

/**
 * Groups of a label in the lanes that it shares with events; {@link GroupLanes#NULL} where the
 * label has none, and then it shares nothing with any event.
 */
public record LabelGroups(int event, int request, int session) {
  /** Shares nothing with any event. */
  public static final LabelGroups NONE =
      new LabelGroups(GroupLanes.NULL, GroupLanes.NULL, GroupLanes.NULL);

  int of(Exclusion exclusion) {
    return switch (exclusion) {
      case SAME_EVENT -> event;
      case SAME_REQUEST -> request;
      case SAME_SESSION -> session;
    };
  }
}
