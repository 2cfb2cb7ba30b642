/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.report.VerificationText;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether a version is what was published. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Checks that every file of a version is there and is what was published, and every row"
            + " against what the definition declares. Reads files up to four times.",
    footer = {
      "",
      "All findings are reported, twenty for each file at most; the exit code is then 3.",
      "A version keeps its definition without secrets: for --rebuild, give those of the catalogs",
      "with --env or --set. The text goes to standard error for people; --format json prints",
      "everything on standard output."
    })
final class VersionsVerifyCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--rebuild",
      description =
          "Also build all label windows again, from the manifest alone, and compare row digests."
              + " Nothing is published.")
  private boolean rebuild;

  @Mixin private OverlayOptions overlay;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(dataset.settings(), surroundings.environment());
    VersionRequest version = VersionRequest.of(JobKind.VERIFY, dataset);
    ParsedDefinition definition = overlay.over(version.manifest(), surroundings.environment());
    Question question =
        rebuild
            ? version.ask(definition, version.arguments("--rebuild", scratchId()))
            : version.askAnyway(definition, version.arguments());
    return new PassingJob(surroundings, output, settings)
        .report(
            question,
            report -> new VerificationText(report).text(),
            VersionsVerifyCommand::exitCode);
  }

  private String scratchId() {
    return BuildIds.at(surroundings.clock().instant(), surroundings.random().getAsInt());
  }

  private static int exitCode(JsonNode report) {
    if (!report.path("intact").asBoolean()) {
      return ErrorCode.VERSION_DAMAGED.exitCode();
    }
    boolean isRebuilt =
        report.path("rebuild").path("different").asLong() == 0
            && report.path("rebuild").path("not-rebuilt").asLong() == 0;
    return isRebuilt ? 0 : ErrorCode.REBUILD_DIFFERS.exitCode();
  }
}
