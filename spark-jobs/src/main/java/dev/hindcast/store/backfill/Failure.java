/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import java.util.Objects;

/**
 * Why an attempt failed.
 *
 * @param code name of an error code
 */
public record Failure(String code, String message) {
  public Failure {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }
}
