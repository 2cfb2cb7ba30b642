/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.BuildSummary;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.VersionRollback;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.store.erase.Waiting;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes an earlier version the latest again. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Publishes a new version that holds what an earlier one held, with the same files. Nothing"
            + " is built or removed, and the versions between stay.",
    footer = {
      "",
      "Prints a summary for people on standard error, and on standard output one line, the new",
      "version as PATH@vN, or with --format json the summary as JSON."
    })
final class VersionsRollbackCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsRollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DatasetStore store = dataset.store();
    int version =
        dataset
            .version()
            .orElseThrow(
                () ->
                    new HindcastException(
                        ErrorCode.COMMAND_LINE_INVALID,
                        "Cannot roll dataset "
                            + store.layout().name()
                            + " back: no version is named. Write the one to have again, such as"
                            + " DATASET@v7."));
    new Erasures(store).requireFinished(Waiting.ROLLBACK);
    Instant now = surroundings.clock().instant();
    DatasetManifest made =
        new VersionRollback(
                store,
                BuildIds.at(now, surroundings.random().getAsInt()),
                Micros.ofInstant(now),
                EngineVersion.text())
            .to(version);
    String root = store.layout().root();
    if (!output.isQuiet()) {
      surroundings.err().println(BuildSummary.text(made, root));
    }
    surroundings
        .out()
        .println(
            output.isJson()
                ? BuildSummary.json(made, root, List.of())
                : root + "@v" + made.version());
    return 0;
  }
}
