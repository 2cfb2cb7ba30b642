/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import picocli.CommandLine.Option;

/** Where the work is done. */
public final class SubmitOptions {
  private static final String LOCAL = "local";

  @Option(
      names = "--submit",
      paramLabel = "local",
      defaultValue = LOCAL,
      description = "Where Spark runs: local is a JVM of its own on this machine. Default: local.")
  private String submit = LOCAL;

  /** Refuses what there is no submitter for. */
  public void check() {
    if (!submit.equals(LOCAL)) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot submit to '"
              + submit
              + "': only local is known. Leave out --submit; to run on a cluster, save what"
              + " hindcast build --dry-run --format json prints and give it to spark-submit as"
              + " --request.");
    }
  }
}
