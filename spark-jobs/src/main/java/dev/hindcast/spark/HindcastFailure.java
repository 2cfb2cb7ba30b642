/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.config.ShownText;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;

/** Tells what a failure means to a user, however deep Spark has wrapped it. */
final class HindcastFailure {
  private static final int DEEPEST = 32;

  private HindcastFailure() {}

  /** The project's own error inside a failure, or one that says what Spark could not do. */
  static Optional<HindcastException> in(Throwable failure) {
    Throwable cause = failure;
    Throwable innermost = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof HindcastException known) {
        return Optional.of(known);
      }
      innermost = cause;
      cause = cause.getCause();
    }
    if (failure instanceof SparkException
        || innermost instanceof SparkThrowable
        || innermost instanceof IOException
        || innermost.getClass().getName().startsWith("org.apache.iceberg.exceptions.")) {
      return Optional.of(ofSpark(failure, innermost));
    }
    return Optional.empty();
  }

  private static HindcastException ofSpark(Throwable failure, Throwable innermost) {
    String why = ShownText.lines(String.valueOf(innermost.getMessage()).strip());
    boolean isOfRow =
        innermost instanceof SparkThrowable thrown
            && thrown.getSqlState() != null
            && thrown.getSqlState().startsWith("22");
    if (isOfRow) {
      return new HindcastException(
          ErrorCode.EXPRESSION_REFUSED,
          "Cannot compute an expression of the definition for a row: "
              + why
              + " Guard the expression, for example with try_cast or nullif.",
          failure);
    }
    return new HindcastException(
        ErrorCode.ENGINE_FAILED,
        "Cannot finish the build: it ended with "
            + innermost.getClass().getSimpleName()
            + ": "
            + why
            + " Nothing was published. Look at the log above this line, then build again.",
        failure);
  }
}
