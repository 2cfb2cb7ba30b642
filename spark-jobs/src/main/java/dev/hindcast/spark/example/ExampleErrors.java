/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;

/** The wording of what can be wrong with an example. */
final class ExampleErrors {
  private ExampleErrors() {}

  static HindcastException file(String example, String file, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.EXAMPLE_INVALID,
        "Cannot read "
            + file
            + " of example "
            + example
            + ": "
            + (why.endsWith(".") ? why.substring(0, why.length() - 1) : why)
            + ". Correct the file; docs/how-to/check-examples.md shows the form.",
        cause);
  }

  static HindcastException invalid(String example, String why, String next) {
    return new HindcastException(
        ErrorCode.EXAMPLE_INVALID,
        "Cannot run example " + example + ": " + why + ". " + next + ".");
  }

  static HindcastException folder(String folder, Throwable cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot use folder "
            + folder
            + " for examples: "
            + cause
            + ". Check that it can be read and that the temporary folder can be written to.",
        cause);
  }
}
