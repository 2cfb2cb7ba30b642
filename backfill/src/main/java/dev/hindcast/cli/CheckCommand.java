/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DefinitionOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.StorageOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.submit.EngineSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates a definition without reading data, and runs its examples. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Validates a definition without reading data: its keys, its tables and columns, and with"
            + " Spark its SQL expressions. Then runs the examples that stand beside it.",
    footer = {
      "",
      "Examples are the folders examples/<case> beside the definition file, or, if that exists,",
      "examples/<definition file without .conf>/<case>. Each holds a CSV file per table and",
      "expected.csv. Differences are printed, and the exit code is 3 if there is any. Where the",
      "catalogs cannot be reached, the examples alone are run."
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private DefinitionOptions definition;
  @Mixin private StorageOptions storage;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(storage.settings(), surroundings.environment());
    return new CheckRun(surroundings, output, settings)
        .run(definition.parse(surroundings.environment()), ExamplePlace.of(definition.file()));
  }
}
