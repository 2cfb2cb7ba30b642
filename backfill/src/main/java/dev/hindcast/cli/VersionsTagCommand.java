/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.RetentionText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.VersionTags;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a version a name, or takes one back. */
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Gives a version a name by which every command finds it, as in DATASET@NAME. A version that"
            + " has a name is never expired.")
final class VersionsTagCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The name: a letter or digit, then at most 62 of a-z, 0-9, dot, _ and -.")
  private String name;

  @Option(names = "--move", description = "Take the name from the version that has it.")
  private boolean moves;

  @Option(names = "--delete", paramLabel = "NAME", description = "Take this name back instead.")
  private String deleted;

  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsTagCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if ((name == null) == (deleted == null)) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot change tags: exactly one of NAME and --delete must be given. Write hindcast"
              + " versions tag DATASET@v7 NAME, or hindcast versions tag DATASET --delete NAME.");
    }
    DatasetStore store = deleted == null ? dataset.store() : dataset.storeOfAll();
    VersionTags tags = new VersionTags(store);
    VersionTags.Change change =
        deleted == null
            ? tags.set(
                name, DatasetVersions.show(store, dataset.version()).summary().version(), moves)
            : tags.delete(deleted);
    String changed = Optional.ofNullable(name).orElse(deleted);
    RetentionText text = new RetentionText(store.layout());
    if (output.isJson()) {
      surroundings.out().println(text.tagJson(changed, change));
    } else if (!output.isQuiet()) {
      surroundings.err().println(text.tag(changed, change));
    }
    return 0;
  }
}
