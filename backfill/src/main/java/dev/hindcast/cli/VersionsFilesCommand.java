/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.report.VersionJson;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.ListedFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints where the files of a version lie. */
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Prints the absolute paths of a version's Parquet files on standard output, one per line.")
final class VersionsFilesCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsFilesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DatasetStore store = dataset.store();
    List<ListedFile> files = DatasetVersions.files(store, dataset.version());
    if (output.isJson()) {
      surroundings.out().println(VersionJson.files(store.layout(), files));
    } else {
      files.forEach(file -> surroundings.out().println(file.location()));
    }
    return 0;
  }
}
