/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.CorrectionText;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.util.List;

/** Shows a planned correction, or runs it and says what came of it. */
record CorrectionRun(Surroundings surroundings, OutputOptions output, EngineSettings settings) {
  /** Says what it would change, and returns the exit code. */
  int show(PlannedBuild plan) {
    plan.warnings().forEach(this::warn);
    return new PassingJob(surroundings, output, settings)
        .report(
            new Question(JobKind.CORRECT, plan.request(), List.of("--dry-run", "yes")),
            report -> new CorrectionText(report, surroundings.columns()).text(),
            report -> 0);
  }

  /**
   * Runs it and returns the exit code.
   *
   * @param confirms whether a version is published though no row changes
   */
  int run(PlannedBuild plan, boolean confirms) {
    plan.warnings().forEach(this::warn);
    BuildRequest request = plan.request();
    BuildFolder folder = BuildFolder.begin(plan.store(), plan.request());
    Submission submission =
        new Submission(
            JobKind.CORRECT,
            request,
            folder.onThisMachine(),
            confirms ? List.of("--confirm", "yes") : List.of(),
            settings);
    if (!output.isQuiet()) {
      surroundings.err().println("Correcting; the engine's log is " + submission.log());
    }
    SourceHold sources = new SourceHold(request.definition().definition());
    sources.take(request.buildId(), request.sourceSnapshots()).forEach(this::warn);
    boolean holds = false;
    try (folder) {
      JobOutcome outcome = new JobRun(surroundings, output).run(submission);
      if (outcome instanceof JobOutcome.Stopped stopped) {
        return new StoppedJob(surroundings, output).report(stopped, submission);
      }
      JsonNode report = ((JobOutcome.Reported) outcome).report();
      holds = report.has("version");
      say(report, plan);
      return 0;
    } catch (HindcastException e) {
      holds = e.code() == ErrorCode.PUBLISH_OUTCOME_UNKNOWN;
      throw e;
    } finally {
      if (!holds) {
        sources.letGo(request.buildId(), request.sourceSnapshots()).forEach(this::warn);
      }
    }
  }

  private void say(JsonNode report, PlannedBuild plan) {
    if (output.isJson()) {
      surroundings.out().println(report.toPrettyString());
      return;
    }
    if (!output.isQuiet()) {
      surroundings.err().println(new CorrectionText(report, surroundings.columns()).text());
    }
    if (report.has("version")) {
      surroundings
          .out()
          .println(plan.store().layout().root() + "@v" + report.path("version").asInt());
    }
  }

  private void warn(String warning) {
    surroundings.err().println("Warning: " + warning);
  }
}
