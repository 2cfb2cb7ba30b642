/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a backfill builds a label window, or why it does not. */
public enum WindowReason {
  /** The dataset's latest version does not have the window. */
  MISSING,
  /** The window was built by a definition with another fingerprint. */
  DEFINITION_CHANGED,
  /** Under another knowledge time the window's labels may be others or see other events. */
  KNOWLEDGE_CHANGED,
  /** Tables that the window was built from have changed in what its labels may see. */
  SOURCES_CHANGED,
  /** It would be as it is, but all windows were asked for. */
  FORCED,
  /** It would be as it is: it is carried over. */
  UNCHANGED;

  /** As it stands in a plan: lower case words with hyphens. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a window of this reason is built. */
  public boolean isBuilt() {
    return this != UNCHANGED;
  }
}
