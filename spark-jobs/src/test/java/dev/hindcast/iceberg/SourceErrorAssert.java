/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

final class SourceErrorAssert {
  private SourceErrorAssert() {}

  /** The error's message, which holds every part. */
  static String assertRefused(ThrowingCallable call, ErrorCode code, CharSequence... parts) {
    HindcastException failure = catchThrowableOfType(HindcastException.class, call);
    assertThat(failure).as("an error was expected").isNotNull();
    assertThat(failure).hasMessageContainingAll(parts);
    assertThat(failure.code()).isEqualTo(code);
    return failure.getMessage();
  }
}
