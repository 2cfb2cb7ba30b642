/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import java.util.Locale;

/** What becomes of a row of the label table; the first that holds. */
public enum LabelFate {
  /** It is no label; a {@link dev.hindcast.event.RejectReason} says why. */
  REJECTED,
  /** Its outcome is not certain yet. */
  IMMATURE,
  /** The sample leaves it out. */
  SAMPLED_OUT,
  /** It is written. */
  KEPT;

  /** The fate of that name, as {@link #text} gives it. */
  public static LabelFate parse(String text) {
    for (LabelFate fate : values()) {
      if (fate.text().equals(text)) {
        return fate;
      }
    }
    throw new IllegalArgumentException("no label has the fate '" + text + "'");
  }

  /** The name in reports and in the dataset manifest. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
