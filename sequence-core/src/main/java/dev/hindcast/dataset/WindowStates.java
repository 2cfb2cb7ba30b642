/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.List;

/**
 * How many label windows of a version are in which state of completeness.
 *
 * @param corrected those that are settled by now
 * @param open corrected, and not settled
 * @param unjudged of builds by early states of the project
 */
public record WindowStates(int settled, int corrected, int open, int provisional, int unjudged) {
  public static WindowStates of(List<PublishedWindow> windows) {
    int[] counts = new int[5];
    for (PublishedWindow window : windows) {
      counts[place(window.completeness())]++;
    }
    return new WindowStates(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  private static int place(WindowCompleteness completeness) {
    if (completeness == null) {
      return 4;
    }
    return switch (completeness.state()) {
      case SETTLED -> 0;
      case CORRECTED -> completeness.settled() ? 1 : 2;
      case PROVISIONAL -> 3;
    };
  }

  /** Whether a window may be read as if nothing came any more. */
  public static boolean isSettled(PublishedWindow window) {
    return window.completeness() != null && window.completeness().settled();
  }

  /** Windows that may not. */
  public int unsettled() {
    return open + provisional + unjudged;
  }
}
