/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.nio.file.Path;
import java.util.Optional;

/** Command line of a job: {@code --request FILE [--outcome FILE] [--progress]}. */
record JobArguments(Path request, Optional<Path> outcome, boolean showsProgress) {
  static JobArguments parse(String[] arguments) {
    Path request = null;
    Path outcome = null;
    boolean progress = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--request" -> request = path(arguments, ++i);
        case "--outcome" -> outcome = path(arguments, ++i);
        case "--progress" -> progress = true;
        default -> throw refused("there is no option " + arguments[i]);
      }
    }
    if (request == null) {
      throw refused("--request is missing");
    }
    return new JobArguments(request, Optional.ofNullable(outcome), progress);
  }

  private static Path path(String[] arguments, int at) {
    if (at == arguments.length) {
      throw refused(arguments[at - 1] + " needs a file");
    }
    return Path.of(arguments[at]);
  }

  private static HindcastException refused(String why) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot start the job: "
            + why
            + ". Give --request REQUEST.json, and if wanted --outcome OUTCOME.json and --progress.");
  }
}
