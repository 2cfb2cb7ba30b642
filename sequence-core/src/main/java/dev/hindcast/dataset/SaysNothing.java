/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

/** As a filter of JSON, equal to every part that was not counted: such a part is left out. */
final class SaysNothing {
  @Override
  public boolean equals(Object part) {
    return part == null
        || part.equals(KeptEvents.NONE)
        || part.equals(UserStatistics.NONE)
        || part.equals(LatenessCounts.NONE);
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
