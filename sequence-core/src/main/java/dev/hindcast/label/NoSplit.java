/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import java.util.Locale;

/** Why a label is in no split. Its row is written all the same. */
public enum NoSplit {
  /** Its label time lies within the embargo before the end of its split. */
  EMBARGO,
  /** Its label time lies at or after the end of the last split. */
  AFTER_LAST_SPLIT,
  /** Its label time lies in one split, its user belongs to another. */
  USER_OF_OTHER_SPLIT;

  /** The name in reports and in the dataset manifest. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
