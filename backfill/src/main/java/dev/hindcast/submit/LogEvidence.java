/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a driver failed, where its log says more than its end does. */
final class LogEvidence {
  private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

  /** An expression that no line matches. */
  private static final String NOTHING = "(?!)";

  /** A task that an executor lost; the driver itself is one without a number. */
  private static final Pattern LOST_TASK =
      Pattern.compile("(most recent failure: )?Lost task [^ ]+ in stage .* executor \\d+\\): ");

  /** What goes on telling of the same failure. */
  private static final Pattern CONTINUATION =
      Pattern.compile("(\\s.*|Caused by: .*|Driver stacktrace:.*)?");

  /** Causes that a line of the log gives away, the gravest first. */
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
        OUT_OF_MEMORY),
    EXECUTOR_MEMORY(
        ErrorCode.ENGINE_FAILED,
        "executors had too little memory; give them more with --conf spark.executor.memory"),
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
        ErrorCode.ENGINE_UNAVAILABLE, "executors were lost too often", "ExecutorLostFailure"),
    TASK_MEMORY(
        ErrorCode.ENGINE_UNAVAILABLE,
        "a task was lost because its executor had too little memory; if that goes on, give"
            + " executors more with --conf spark.executor.memory");

    private final ErrorCode code;
    private final String text;
    private final Pattern signs;

    Cause(ErrorCode code, String text, String... signs) {
      this.code = code;
      this.text = text;
      this.signs =
          Pattern.compile(
              Stream.concat(Stream.of(NOTHING), Stream.of(signs).map(Pattern::quote))
                  .collect(Collectors.joining("|")));
    }

    /** The error's code, which says whether to try again. */
    ErrorCode code() {
      return code;
    }

    /** Whether a line gives this cause away. */
    boolean isIn(String line) {
      return signs.matcher(line).find();
    }

    /** Whether it makes no sense to try again. */
    boolean isFinal() {
      return FailureClass.of(code) == FailureClass.GIVE_UP;
    }

    /** For people. */
    String text() {
      return text;
    }
  }

  private Cause seen;
  private Optional<Cause> ofLostTask = Optional.empty();

  /** Looks at a line of the log. */
  void line(String line) {
    Matcher lostTask = LOST_TASK.matcher(line);
    if (lostTask.find()) {
      boolean endsTheJob = lostTask.group(1) != null;
      ofLostTask = Optional.of(endsTheJob ? Cause.EXECUTOR_MEMORY : Cause.TASK_MEMORY);
    } else if (!CONTINUATION.matcher(line).matches()) {
      ofLostTask = Optional.empty();
    }
    cause(line).filter(this::counts).ifPresent(cause -> seen = cause);
  }

  private Optional<Cause> cause(String line) {
    return Arrays.stream(Cause.values())
        .filter(cause -> cause.isIn(line))
        .findFirst()
        .map(cause -> cause == Cause.MEMORY ? ofLostTask.orElse(cause) : cause);
  }

  /** The last of those that end a job for good, else the gravest. */
  private boolean counts(Cause cause) {
    return seen == null || cause.isFinal() || (!seen.isFinal() && cause.compareTo(seen) < 0);
  }

  /** The cause that counts of those that were seen. */
  Optional<Cause> cause() {
    return Optional.ofNullable(seen);
  }
}
