/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.DocumentFormat;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.describe.CroissantJson;
import dev.hindcast.describe.DatasetCard;
import dev.hindcast.describe.DescribedVersion;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Describes a version for catalogs of datasets. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Describes a version for catalogs of datasets: as Croissant 1.1 metadata, or as the dataset"
            + " card of a Hugging Face repository. Both name the files by their paths below the"
            + " dataset's folder and belong there, or where its files are copied to.")
final class VersionsDescribeCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      required = true,
      converter = DocumentFormat.Text.class,
      description = "croissant or dataset-card.")
  private DocumentFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write it, instead of standard output. A file that is there is replaced.")
  private Path out;

  @Option(
      names = "--license",
      paramLabel = "LICENSE",
      description = "SPDX identifier or URL of the data's license. Default: unknown.")
  private String license = DescribedVersion.UNKNOWN;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where people find the data set. Default: the URI of the version's manifest.")
  private String url;

  private final Surroundings surroundings;

  VersionsDescribeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DatasetStore store = dataset.store();
    DatasetManifest manifest = DatasetVersions.show(store, dataset.version()).manifest();
    String place =
        url == null ? store.files().uri(store.layout().versionFile(manifest.version())) : url;
    DescribedVersion version = new DescribedVersion(manifest, license, place);
    String text =
        switch (format) {
          case CROISSANT -> CroissantJson.of(version);
          case DATASET_CARD -> DatasetCard.of(version);
        };
    if (out == null) {
      surroundings.out().print(text);
      surroundings.out().flush();
    } else {
      write(text);
    }
    return 0;
  }

  private void write(String text) {
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot write the description to "
              + out
              + ": "
              + e
              + ". Give --out a file in a folder that exists and can be written to.",
          e);
    }
  }
}
