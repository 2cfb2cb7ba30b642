/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputFormat;
import dev.hindcast.config.ShownText;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.JsonText;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: to people on standard error, to programs as JSON. */
final class FailedCommand implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof HindcastException known) {
      if (known.code() == ErrorCode.INTERNAL) {
        known.printStackTrace(command.getErr());
      }
      return report(command, known.code(), known.getMessage());
    }
    failure.printStackTrace(command.getErr());
    return report(
        command,
        ErrorCode.INTERNAL,
        "Cannot finish "
            + command.getCommandSpec().qualifiedName()
            + ": "
            + failure
            + ". This is an error of Hindcast itself: please report it with the stack trace.");
  }

  /** Prints an error and returns its exit code. */
  static int report(CommandLine command, ErrorCode code, String message) {
    command.getErr().println(ShownText.lines(message));
    OptionSpec format = command.getCommandSpec().findOption("--format");
    if (format != null && format.getValue() == OutputFormat.JSON) {
      command.getOut().println(JsonText.failure(code, message));
    }
    return code.exitCode();
  }
}
