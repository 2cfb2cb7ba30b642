/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.VerificationText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import java.util.ArrayList;
import java.util.List;
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
    submit.check();
    DatasetStore store = dataset.store();
    DatasetManifest manifest = DatasetVersions.show(store, dataset.version()).manifest();
    ParsedDefinition definition = overlay.over(manifest, surroundings.environment());
    VersionRequest version = new VersionRequest(manifest);
    BuildRequest request = rebuild ? version.of(definition) : version.unchecked(definition);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--dataset", store.layout().root()));
    arguments.addAll(List.of("--version", Integer.toString(manifest.version())));
    if (rebuild) {
      String scratch =
          BuildIds.at(surroundings.clock().instant(), surroundings.random().getAsInt());
      arguments.addAll(List.of("--rebuild", scratch));
    }
    return new PassingJob(surroundings, output, dataset.settings())
        .run(JobKind.VERIFY, request, arguments, this::say);
  }

  private int say(JobOutcome outcome) {
    JsonNode report = ((JobOutcome.Reported) outcome).report();
    if (output.isJson()) {
      surroundings.out().println(report.toPrettyString());
    } else {
      surroundings.err().println(new VerificationText(report).text());
    }
    if (!report.path("intact").asBoolean()) {
      return ErrorCode.VERSION_DAMAGED.exitCode();
    }
    boolean isRebuilt =
        report.path("rebuild").path("different").asLong() == 0
            && report.path("rebuild").path("not-rebuilt").asLong() == 0;
    return isRebuilt ? 0 : ErrorCode.REBUILD_DIFFERS.exitCode();
  }
}
