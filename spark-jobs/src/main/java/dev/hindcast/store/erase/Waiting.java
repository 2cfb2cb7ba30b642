/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

/** What must not be done to a dataset while users are being erased from it. */
public enum Waiting {
  ROLLBACK("roll back", "the earlier version may still hold their rows"),
  EXPIRY("expire versions of", "copies that no version names yet would go with what is removed"),
  CORRECTION(
      "correct", "its versions may still hold their rows, which their inputs no longer give");

  private final String action;
  private final String reason;

  Waiting(String action, String reason) {
    this.action = action;
    this.reason = reason;
  }

  String action() {
    return action;
  }

  String reason() {
    return reason;
  }
}
