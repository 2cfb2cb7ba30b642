/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;

/** What to do after a job has failed. */
public enum FailureClass {
  /** The same again may succeed: something outside was not there, or went away. */
  RETRY,
  /** The same again would fail again, or somebody has to decide. */
  GIVE_UP,
  /** It may have published; somebody has to look. */
  UNKNOWN;

  /** The class of an error. */
  public static FailureClass of(ErrorCode code) {
    return switch (code) {
      case ENGINE_UNAVAILABLE, CATALOG_UNREACHABLE, STORAGE_FAILED -> RETRY;
      case PUBLISH_OUTCOME_UNKNOWN -> UNKNOWN;
      default -> GIVE_UP;
    };
  }
}
