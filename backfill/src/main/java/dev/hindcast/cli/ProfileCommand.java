/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DefinitionOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.StorageOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.ProfileText;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the sources of a definition. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Measures the sources of a definition: how late events arrive, duplicates, corrections,"
            + " retractions, ties, heavy users and rejected rows. Proposes a delay, and says how"
            + " many labels would see other revisions with it.",
    footer = {
      "",
      "Reads all rows of the tables at their current snapshots. The tables go to standard error",
      "for people; --format json prints everything on standard output. User ids are printed as",
      "they are."
    })
final class ProfileCommand implements Callable<Integer> {
  @Mixin private DefinitionOptions definition;
  @Mixin private StorageOptions storage;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  ProfileCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(storage.settings(), surroundings.environment());
    BuildRequest request =
        new BuildPlanner(surroundings).forCheck(definition.parse(surroundings.environment()));
    return new PassingJob(surroundings, output, settings)
        .report(
            new Question(JobKind.PROFILE, request),
            report -> new ProfileText(report, surroundings.columns()).text(),
            report -> 0);
  }
}
