/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Command line of a job: {@code --request FILE [--outcome FILE] [--progress]}, and what it has of
 * its own.
 *
 * @param options the job's own options, without hyphens, with their values
 */
record JobArguments(
    Path request, Optional<Path> outcome, boolean showsProgress, Map<String, String> options) {
  /** Reads a command line on which the job's own options may stand. */
  static JobArguments parse(String[] arguments, Set<String> own) {
    Map<String, String> options = new HashMap<>();
    Path request = null;
    Path outcome = null;
    boolean progress = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--request" -> request = path(arguments, ++i);
        case "--outcome" -> outcome = path(arguments, ++i);
        case "--progress" -> progress = true;
        default -> {
          String name = arguments[i].replaceFirst("^--", "");
          if (!arguments[i].startsWith("--") || !own.contains(name)) {
            throw refused("there is no option " + arguments[i]);
          }
          options.put(name, value(arguments, ++i));
        }
      }
    }
    if (request == null) {
      throw refused("--request is missing");
    }
    return new JobArguments(request, Optional.ofNullable(outcome), progress, options);
  }

  private static Path path(String[] arguments, int at) {
    return Path.of(value(arguments, at));
  }

  private static String value(String[] arguments, int at) {
    if (at == arguments.length) {
      throw refused(arguments[at - 1] + " needs a value");
    }
    return arguments[at];
  }

  private static HindcastException refused(String why) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot start the job: "
            + why
            + ". Give --request REQUEST.json, and if wanted --outcome OUTCOME.json and --progress.");
  }
}
