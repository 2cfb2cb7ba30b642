/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

/** Why a version of a key wins or loses for one lookup. The first that applies is given. */
public enum VersionReason {
  WINS("wins"),
  NOT_YET_VALID("not-yet-valid"),
  NO_LONGER_VALID("no-longer-valid"),
  NOT_YET_KNOWN("not-yet-known"),
  /** It would win, but began longer ago than {@code max-staleness}. */
  STALE("stale"),
  OLDER_VALID_FROM("older-valid-from"),
  /** A row with the same valid-from that was known later replaces it. */
  EARLIER_KNOWN_AT("earlier-known-at"),
  /** Another row has the same valid-from and known-at; their content decides. */
  OTHER_CONTENT("other-content");

  private final String text;

  VersionReason(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
