/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;

/**
 * When the outcome of a label is certain. A label whose outcome end plus grace lies past {@code K}
 * is immature and not written.
 *
 * @param endColumn timestamp column of the label table
 * @param graceMicros how long after the outcome's end reports of it may still arrive
 */
public record Outcome(String endColumn, long graceMicros) {
  public Outcome {
    Objects.requireNonNull(endColumn, "endColumn");
    if (graceMicros < 0) {
      throw new IllegalArgumentException("grace must not be negative: " + graceMicros + " us");
    }
  }
}
