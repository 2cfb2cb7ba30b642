/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import picocli.CommandLine.Option;

/** How a command answers. */
public final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "text|json",
      converter = OutputFormat.Text.class,
      description = "text for people, json on standard output for programs. Default: text.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors and warnings only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print what the engine logs, too.")
  private boolean verbose;

  @Option(names = "--no-progress", description = "Do not show how far the work has come.")
  private boolean noProgress;

  /** Whether standard output is JSON. */
  public boolean isJson() {
    return format == OutputFormat.JSON;
  }

  public boolean isQuiet() {
    return quiet;
  }

  public boolean isVerbose() {
    return verbose;
  }

  public boolean showsProgress() {
    return !noProgress && !quiet;
  }
}
