/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.StorageOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.DiffText;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what changed from one version to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Says what changed from one version to another: definition, columns, source snapshots and"
            + " label windows from the manifests; then labels, and the events of every sequence,"
            + " from the files of those label windows that differ.",
    footer = {
      "",
      "The tables go to standard error for people; --format json prints everything on standard",
      "output, and --rows writes every label that differs."
    })
final class VersionsDiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DATASET@A",
      description = "The version before: the dataset's own folder, and @v6.")
  private String first;

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "The version after, of the same dataset: DATASET@v7, or just v7 or a tag.")
  private String second;

  @Option(
      names = "--rows",
      paramLabel = "FILE",
      description =
          "Writes the differences of all rows: JSON lines, or a folder of Parquet files if the name"
              + " ends with .parquet.")
  private Path rows;

  @Mixin private StorageOptions storage;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsDiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(storage.settings(), surroundings.environment());
    DatasetReference earlier = DatasetReference.parse(first);
    DatasetReference later = DatasetReference.parse(whole(earlier));
    DatasetStore store = DatasetStores.open(earlier, settings.hadoop());
    if (!DatasetStores.open(later, settings.hadoop())
        .layout()
        .root()
        .equals(store.layout().root())) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot compare '"
              + first
              + "' with '"
              + second
              + "': they are versions of two datasets. Give two versions of one.");
    }
    DatasetManifest before = DatasetVersions.show(store, earlier.versionIn(store)).manifest();
    VersionRequest after =
        new VersionRequest(
            JobKind.DIFF, store, DatasetVersions.show(store, later.versionIn(store)).manifest());
    if (before.version() == after.manifest().version()) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot compare '"
              + first
              + "' with '"
              + second
              + "': both are version "
              + before.version()
              + ". Name the version before with @, such as DATASET@v6; without it, it is the"
              + " latest.");
    }
    List<String> arguments = after.datasetArguments();
    arguments.addAll(List.of("--before", Integer.toString(before.version())));
    arguments.addAll(List.of("--after", Integer.toString(after.manifest().version())));
    if (rows != null) {
      arguments.addAll(List.of("--rows", rows.toAbsolutePath().toString()));
    }
    return new PassingJob(surroundings, output, settings)
        .report(
            after.ask(arguments),
            report -> new DiffText(report, surroundings.columns()).text(),
            report -> 0);
  }

  /** What stands for a version alone is one of the first dataset. */
  private String whole(DatasetReference earlier) {
    boolean isWhole = second.indexOf('/') >= 0 || second.indexOf('@') > 0;
    return isWhole ? second : earlier.path() + "@" + second.replaceFirst("^@", "");
  }
}
