/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.error;

import java.util.Objects;

/**
 * The one exception the project throws on purpose. Its message has three parts: what cannot be done
 * to which object with which values; why; what to do next.
 */
public final class HindcastException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public HindcastException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** The cause may be null. */
  public HindcastException(ErrorCode code, String message, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  public ErrorCode code() {
    return code;
  }
}
