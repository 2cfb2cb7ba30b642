/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DefinitionOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.SubmitOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates a definition without reading data. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Validates a definition without reading data: its keys, its tables and columns, and with"
            + " Spark its SQL expressions.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private DefinitionOptions definition;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    submit.check();
    return new CheckRun(surroundings, output)
        .run(new BuildPlanner(surroundings).forCheck(definition.parse(surroundings.environment())));
  }
}
