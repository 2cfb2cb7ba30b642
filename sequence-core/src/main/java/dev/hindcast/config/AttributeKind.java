/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;

/** How the values of an attribute come about; decides what it may be used for. */
enum AttributeKind {
  WITH_EVENT(""),
  KNOWN_LATER("is known only after its event"),
  AS_OF_LABEL("depends on the label, for its enrichment has as-of = label"),
  OF_HISTORY("is derived from the history that a label sees");

  private final String reason;

  AttributeKind(String reason) {
    this.reason = reason;
  }

  /** Why it may not decide which events there are; empty if it may. */
  Optional<String> reason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }
}
