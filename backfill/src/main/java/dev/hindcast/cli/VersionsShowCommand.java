/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.VersionDetails;
import dev.hindcast.report.VersionText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Describes one version of a dataset. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Describes a version: what it was made from, its rows, rejected rows and sequences. With"
            + " --format json it is the dataset manifest itself.")
final class VersionsShowCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DatasetStore store = dataset.store();
    VersionDetails version = DatasetVersions.show(store, dataset.version());
    surroundings
        .out()
        .print(
            output.isJson()
                ? new String(ManifestJson.write(version.manifest()), StandardCharsets.UTF_8)
                : VersionText.details(version, store.layout().root()) + "\n");
    surroundings.out().flush();
    return 0;
  }
}
