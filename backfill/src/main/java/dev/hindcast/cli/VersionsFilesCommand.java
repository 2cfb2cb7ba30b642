/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.WindowStates;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.report.CompletenessText;
import dev.hindcast.report.Figures;
import dev.hindcast.report.VersionJson;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.ListedFile;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--settled",
      description =
          "Only files of label windows that are settled, or corrected and settled. The others are"
              + " named on standard error.")
  private boolean settled;

  private final Surroundings surroundings;

  VersionsFilesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DatasetStore store = dataset.store();
    List<ListedFile> files = DatasetVersions.files(store, dataset.version());
    if (settled) {
      print(store, files, DatasetVersions.show(store, dataset.version()).manifest());
      return 0;
    }
    if (output.isJson()) {
      surroundings.out().println(VersionJson.files(store.layout(), files));
    } else {
      files.forEach(file -> surroundings.out().println(file.location()));
    }
    return 0;
  }

  private void print(DatasetStore store, List<ListedFile> files, DatasetManifest manifest) {
    List<PublishedWindow> leftOut =
        manifest.windows().stream().filter(window -> !WindowStates.isSettled(window)).toList();
    if (!leftOut.isEmpty() && leftOut.size() == manifest.windows().size()) {
      throw noneSettled(manifest);
    }
    Set<LabelWindow> without =
        leftOut.stream().map(PublishedWindow::window).collect(Collectors.toSet());
    List<ListedFile> settledFiles =
        files.stream().filter(file -> !without.contains(file.file().window())).toList();
    if (output.isJson()) {
      surroundings.out().println(VersionJson.settledFiles(store.layout(), settledFiles, leftOut));
    } else {
      settledFiles.forEach(file -> surroundings.out().println(file.location()));
    }
    if (!leftOut.isEmpty() && !output.isQuiet()) {
      surroundings
          .err()
          .println(
              "Left out "
                  + leftOut.size()
                  + " of "
                  + Figures.count(manifest.windows().size(), "label window")
                  + " that are not settled:");
      CompletenessText.unsettled(leftOut).forEach(line -> surroundings.err().println("  " + line));
    }
  }

  private static HindcastException noneSettled(DatasetManifest manifest) {
    return new HindcastException(
        ErrorCode.WINDOWS_NOT_SETTLED,
        "Cannot list settled files of version "
            + manifest.version()
            + " of dataset "
            + manifest.dataset()
            + ": none of its "
            + Figures.count(manifest.windows().size(), "label window")
            + " is settled; "
            + CompletenessText.unsettled(manifest.windows()).get(0)
            + ". Run hindcast correct --confirm once more data has arrived, lower"
            + " completeness.settled-share of the definition, or leave --settled out.");
  }
}
