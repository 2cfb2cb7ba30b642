/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a label window stands between its build and its last late row. */
public enum CompletenessState {
  /** More late rows are expected than the definition lets pass. */
  PROVISIONAL,
  /** Hardly a late row is expected, or none can change the window. */
  SETTLED,
  /** A correction changed the window; it may be settled or not. */
  CORRECTED;

  /** The state in JSON and for people. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
