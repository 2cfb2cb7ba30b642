/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a driver failed, where its log says more than its end does. */
final class LogEvidence {
  /** Causes that a line of the log gives away; the first of them that was seen counts. */
  enum Cause {
    CLASS_MISSING(
        ErrorCode.ENGINE_FAILED,
        "a class is missing on Spark's class path; jars of catalogs are named by HINDCAST_CLASSPATH"
            + " or --conf spark.jars",
        "Failed to load class",
        "java.lang.NoClassDefFoundError: ",
        "java.lang.ClassNotFoundException: "),
    JAVA_TOO_OLD(
        ErrorCode.ENGINE_UNSUPPORTED,
        "the JAVA_HOME of Spark is older than Java 17",
        "UnsupportedClassVersionError"),
    MASTER_INVALID(
        ErrorCode.ENGINE_UNSUPPORTED,
        "Spark knows no such master; see --master",
        "Master must either be yarn or start with",
        "Could not parse Master URL",
        "Invalid master URL"),
    MEMORY(
        ErrorCode.ENGINE_FAILED,
        "the driver had too little memory; give it more with --conf spark.driver.memory",
        "java.lang.OutOfMemoryError"),
    KILLED(
        ErrorCode.ENGINE_FAILED,
        "somebody killed the application",
        "Master removed our application: KILLED"),
    MASTER_UNREACHABLE(
        ErrorCode.ENGINE_UNAVAILABLE,
        "the master did not answer; see that it runs where --master says",
        "All masters are unresponsive! Giving up."),
    REMOVED(
        ErrorCode.ENGINE_UNAVAILABLE,
        "the cluster gave the application up",
        "Master removed our application: "),
    EXECUTORS_LOST(
        ErrorCode.ENGINE_UNAVAILABLE, "executors were lost too often", "ExecutorLostFailure");

    private final ErrorCode code;
    private final String text;
    private final Pattern signs;

    Cause(ErrorCode code, String text, String... signs) {
      this.code = code;
      this.text = text;
      this.signs =
          Pattern.compile(Stream.of(signs).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** The error's code, which says whether to try again. */
    ErrorCode code() {
      return code;
    }

    /** Whether a line gives this cause away. */
    boolean isIn(String line) {
      return signs.matcher(line).find();
    }

    /** For people. */
    String text() {
      return text;
    }
  }

  private Cause seen;

  /** Looks at a line of the log. */
  void line(String line) {
    for (Cause cause : Cause.values()) {
      if (seen != null && cause.compareTo(seen) >= 0) {
        return;
      }
      if (cause.isIn(line)) {
        seen = cause;
        return;
      }
    }
  }

  /** The gravest cause that was seen. */
  Optional<Cause> cause() {
    return Optional.ofNullable(seen);
  }
}
