/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.CheckText;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a definition against its tables as far as they can be reached, and runs its examples. */
record CheckRun(Surroundings surroundings, OutputOptions output, EngineSettings settings) {
  int run(ParsedDefinition parsed, Optional<Path> examples) {
    BuildPlanner planner = new BuildPlanner(surroundings);
    List<String> arguments = new ArrayList<>();
    examples.ifPresent(folder -> arguments.addAll(List.of("--examples", folder.toString())));
    BuildRequest request;
    Optional<String> unreachable = Optional.empty();
    try {
      request = planner.forCheck(parsed);
    } catch (HindcastException e) {
      if (e.code().category() != ErrorCode.Category.EXTERNAL) {
        throw e;
      }
      if (examples.isEmpty()) {
        throw keysOnly(e);
      }
      unreachable = Optional.of(e.getMessage());
      request = planner.withoutTables(parsed);
      arguments.addAll(List.of("--tables", "unreachable"));
    }
    CheckText text = new CheckText(parsed, tables(parsed), unreachable, examples);
    return new PassingJob(surroundings, output, settings)
        .run(new Question(JobKind.CHECK, request, arguments), outcome -> say(text, outcome));
  }

  private int say(CheckText text, JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Reported reported) {
      text.add(reported.report());
    }
    if (output.isJson()) {
      surroundings.out().println(text.json());
    }
    if ((!output.isJson() && !output.isQuiet()) || !text.isAsExpected()) {
      surroundings.err().println(text.text());
    }
    return text.isAsExpected() ? 0 : ErrorCode.EXAMPLES_DIFFER.exitCode();
  }

  private static int tables(ParsedDefinition parsed) {
    return SourcePins.tablesOf(parsed.definition()).size();
  }

  private static HindcastException keysOnly(HindcastException e) {
    return new HindcastException(
        e.code(),
        e.getMessage()
            + " All keys of the definition are valid. Its columns and expressions could not be"
            + " checked; examples beside it, with types in their headers, would check them.",
        e);
  }
}
