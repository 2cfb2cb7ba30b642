/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a version. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Writes one HTML page about a version that needs no network: warnings first, what it was"
            + " made from, its statistics as plots, the comparison with its parent, and some"
            + " sequences as lines of time.",
    footer = {
      "",
      "Only the samples need the engine; without them (--samples 0) the page is there at once.",
      "What stands first on the page is also printed on standard error; standard output is the",
      "page's path, or JSON with --format json. Warnings do not change the exit code."
    })
final class ReportCommand implements Callable<Integer> {
  private static final int MOST_SAMPLES = 50;

  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The page to write; a file that is there is replaced.")
  private Path out;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "6",
      description = "How many sequences the page shows, at most 50; 0 for none. Default: 6.")
  private int samples;

  @Mixin private OverlayOptions overlay;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(dataset.settings(), surroundings.environment());
    if (samples < 0 || samples > MOST_SAMPLES) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot show "
              + samples
              + " sequences: a page has 0 to "
              + MOST_SAMPLES
              + " of them. Correct --samples.");
    }
    return new ReportRun(
            surroundings, output, VersionRequest.of(JobKind.REPORT, dataset), overlay, out)
        .write(new PassingJob(surroundings, output, settings), samples);
  }
}
