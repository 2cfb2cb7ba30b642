/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.erase.UserList;
import dev.hindcast.submit.EngineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases users from a dataset. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Erases all rows of users from every version of a dataset and from all that it keeps"
            + " besides, and keeps later builds from bringing them back. All other rows stay as they"
            + " are. It cannot be undone.",
    footer = {
      "",
      "Files that hold rows of the users are written anew without them, the manifests of their",
      "versions are replaced under the same numbers, and a further version is published. Source",
      "tables are not touched. If it is stopped or killed, the same command goes on. The dataset",
      "keeps salted hashes of the users and a receipt; the receipt is said on standard error for",
      "people, --format json prints it on standard output."
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      required = true,
      description = "Whom to erase: one user id per line, as the user column has it, in UTF-8.")
  private Path users;

  @Option(
      names = "--dry-run",
      description = "Say how many rows there are of the users in each version, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Also write the receipt, as JSON, to this file.")
  private Path receipt;

  @Mixin private OverlayOptions overlay;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  EraseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(dataset.settings(), surroundings.environment());
    DatasetStore store = dataset.storeOfAll();
    DatasetManifest latest = DatasetVersions.show(store, OptionalInt.empty()).manifest();
    List<byte[]> ids = UserList.read(users, latest);
    ErasureRun run =
        new ErasureRun(
            surroundings,
            output,
            settings,
            store,
            users.toAbsolutePath(),
            Optional.ofNullable(receipt));
    return dryRun
        ? run.show(overlay.over(latest, surroundings.environment()), ids)
        : run.run(overlay.over(latest, surroundings.environment()), ids);
  }
}
