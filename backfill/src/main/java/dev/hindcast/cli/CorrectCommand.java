/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DefinitionOptions;
import dev.hindcast.cli.options.GateOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.StorageOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.cli.options.TimeText;
import dev.hindcast.submit.EngineSettings;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a dataset up to date with what changed in its sources since it was built. */
@Command(
    name = "correct",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Assembles again the labels of the latest version that changed sources affect, and carries"
            + " all other rows over. The new version has the rows of a full build.",
    footer = {
      "",
      "Late events, corrections, retractions, deleted rows, changed dimensions and labels count;",
      "compaction is no change. Under as-known-at-label most late events affect nothing, and if",
      "nothing is affected no version is published. The text goes to standard error for people;",
      "--format json prints everything on standard output."
    })
final class CorrectCommand implements Callable<Integer> {
  @Mixin private DefinitionOptions definition;

  @Option(
      names = "--since",
      paramLabel = "VERSION",
      description =
          "The version that is corrected, as a number, vN or a tag. Default: the latest; with an"
              + " earlier one nothing can be published, so --dry-run is needed.")
  private String since;

  @Option(
      names = "--knowledge-time",
      paramLabel = "TIME",
      converter = TimeText.class,
      description =
          "Latest arrival time that any label may see; not before that of the version. Default:"
              + " knowledge.time of the definition, else now.")
  private Long knowledgeTimeMicros;

  @Option(
      names = "--dry-run",
      description = "Say which labels are affected and why, and publish nothing.")
  private boolean dryRun;

  @Option(
      names = "--confirm",
      description =
          "Publish a version even if no row changes: its windows are judged again, whether they"
              + " are settled, and the next correction compares from here.")
  private boolean confirm;

  @Mixin private GateOptions gates;
  @Mixin private StorageOptions storage;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  CorrectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(storage.settings(), surroundings.environment());
    PlannedBuild plan =
        new CorrectionPlanner(surroundings, settings.hadoop())
            .plan(
                definition.parse(surroundings.environment()),
                Optional.ofNullable(since),
                knowledgeTimeMicros == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(knowledgeTimeMicros),
                gates.overridden(),
                dryRun);
    CorrectionRun run = new CorrectionRun(surroundings, output, settings);
    return dryRun ? run.show(plan) : run.run(plan, confirm);
  }
}
