/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

/** What a job of a test does. */
public enum Scenario {
  /** Reports progress, logs a line and publishes version 3. */
  PUBLISHES,
  CHECKS,
  /** Reports what it found out. */
  REPORTS,
  /** Ends by an error of its own. */
  REFUSES,
  /** Ends without an outcome. */
  CRASHES,
  /** Says that it publishes, then ends without an outcome. */
  CRASHES_WHILE_PUBLISHING,
  /** Says {@code assemble}, then runs until it is stopped. */
  HANGS,
  /** Says {@code assemble} and {@code publish} at once, then runs until it is stopped. */
  HANGS_WHILE_PUBLISHING
}
