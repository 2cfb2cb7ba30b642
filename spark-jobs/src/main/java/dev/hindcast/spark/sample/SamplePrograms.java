/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.Arrays;
import java.util.List;

/**
 * How the sample programs read arguments, speak and end: text on stdout, exit code of the error.
 */
final class SamplePrograms {
  private SamplePrograms() {}

  /** Runs a program; an expected error is one message and its exit code, without a stack trace. */
  static void run(Runnable program) {
    try {
      program.run();
    } catch (HindcastException e) {
      System.err.println(e.getMessage());
      System.exit(e.code().exitCode());
    }
  }

  static void requireArguments(String usage, String[] arguments, int least, int most) {
    if (arguments.length < least || arguments.length > most) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot run with the arguments "
              + Arrays.toString(arguments)
              + ": there must be "
              + (least == most ? least : least + " to " + most)
              + " of them. Use: "
              + usage);
    }
  }

  static String oneOf(String name, String value, String... allowed) {
    if (!List.of(allowed).contains(value)) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot run with "
              + name
              + " "
              + value
              + ": it is not known. Use one of "
              + String.join(", ", allowed)
              + ".");
    }
    return value;
  }

  static void say(String line) {
    System.out.println(line);
  }
}
