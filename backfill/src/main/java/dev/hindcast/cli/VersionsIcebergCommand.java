/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Offers versions as tags of an Iceberg table. */
@Command(
    name = "iceberg",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Offers a version as a tag of an Iceberg table, v7 for version 7, which lists the version's"
            + " own files: nothing is copied. Without @v all versions are tagged, and the tags of"
            + " versions that are gone are removed. The table is made if there is none.",
    footer = {
      "",
      "The catalog is one that the version's definition declares, or that --env or --set add; they",
      "also give the secrets that a version does not keep. The files stay the dataset's: the table",
      "has gc.enabled = false, which must stay."
    })
final class VersionsIcebergCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--table",
      paramLabel = "CATALOG.NAMESPACE.TABLE",
      required = true,
      description = "The table, made by this command and of no other dataset.")
  private String table;

  @Mixin private OverlayOptions overlay;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsIcebergCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(dataset.settings(), surroundings.environment());
    VersionRequest version = VersionRequest.of(JobKind.TAG, dataset);
    List<String> arguments =
        dataset.version().isPresent() ? version.arguments() : version.datasetArguments();
    arguments.addAll(List.of("--table", table));
    ParsedDefinition definition = overlay.over(version.manifest(), surroundings.environment());
    return new PassingJob(surroundings, output, settings)
        .report(version.ask(definition, arguments), surroundings.out(), this::text, report -> 0);
  }

  private String text(JsonNode report) {
    StringJoiner lines = new StringJoiner("\n");
    for (JsonNode version : report.path("versions")) {
      lines.add(
          table
              + " "
              + version.path("tag").asText()
              + ": "
              + version.path("rows").asText()
              + " rows, snapshot "
              + version.path("snapshotId").asText()
              + (version.path("isNew").asBoolean() ? "" : ", as before"));
    }
    report.path("removed").forEach(tag -> lines.add(table + " " + tag.asText() + ": removed"));
    return lines.toString();
  }
}
