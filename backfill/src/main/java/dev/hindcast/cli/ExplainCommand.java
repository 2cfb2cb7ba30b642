/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.report.ExplanationText;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains the row of a label. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Explains the row of a label: every event of its user, and why it is in each sequence or"
            + " not. The label is assembled again from the version's source snapshots, and the"
            + " result compared with the stored row.",
    footer = {
      "",
      "A version keeps its definition without secrets: give those of the catalogs with --env or",
      "--set. If what was computed again is not what is stored, that is said loudly, and the exit",
      "code is 1. The tables go to standard error for people; --format json prints everything on",
      "standard output."
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--label",
      paramLabel = "ID",
      required = true,
      description = "The label, by its id as text.")
  private String label;

  @Option(
      names = "--sequence",
      paramLabel = "NAME",
      description = "Only this sequence. Default: all of them.")
  private String sequence;

  @Mixin private OverlayOptions overlay;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(dataset.settings(), surroundings.environment());
    VersionRequest version = VersionRequest.of(JobKind.EXPLAIN, dataset);
    List<String> arguments = version.arguments("--label", label);
    if (sequence != null) {
      arguments.addAll(List.of("--sequence", sequence));
    }
    ParsedDefinition definition = overlay.over(version.manifest(), surroundings.environment());
    return new PassingJob(surroundings, output, settings)
        .report(version.ask(definition, arguments), report -> text(report).text(), this::exitCode);
  }

  private ExplanationText text(JsonNode report) {
    return new ExplanationText(report, surroundings.columns());
  }

  private int exitCode(JsonNode report) {
    if (report.path("agrees").asBoolean()) {
      return 0;
    }
    surroundings.err().println(text(report).disagreement());
    return ErrorCode.EXPLANATION_DIFFERS.exitCode();
  }
}
