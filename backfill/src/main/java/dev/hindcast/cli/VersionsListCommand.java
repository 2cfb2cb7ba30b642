/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ShownText;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.VersionJson;
import dev.hindcast.report.VersionText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.ListedVersion;
import dev.hindcast.store.VersionTags;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the versions of a dataset. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description = "Lists the versions of a dataset, the oldest first, one per line.")
final class VersionsListCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DatasetStore store = dataset.storeOfAll();
    List<ListedVersion> versions = DatasetVersions.list(store);
    boolean isWhole = true;
    SortedMap<String, Integer> tags = new TreeMap<>();
    try {
      tags.putAll(new VersionTags(store).all());
    } catch (HindcastException e) {
      surroundings.err().println(ShownText.lines(e.getMessage()));
      isWhole = false;
    }
    if (output.isJson()) {
      surroundings.out().println(VersionJson.list(store.layout(), versions, tags));
    }
    for (ListedVersion version : versions) {
      isWhole &= version.problem().isEmpty();
      version.problem().ifPresent(surroundings.err()::println);
      if (!output.isJson()) {
        surroundings
            .out()
            .println(VersionText.line(version, VersionTags.of(version.version(), tags)));
      }
    }
    return isWhole ? 0 : ErrorCode.MANIFEST_UNREADABLE.exitCode();
  }
}
