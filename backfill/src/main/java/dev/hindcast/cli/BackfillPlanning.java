/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.RangeOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.ExpectedInputs;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourceTableChanges;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BackfillPlanJson;
import dev.hindcast.plan.BackfillPlanner;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.plan.DefinitionOrigin;
import dev.hindcast.report.BackfillText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/** Plans a backfill, pins its sources, and writes the plan. */
record BackfillPlanning(Surroundings surroundings, OutputOptions output) {
  /** Plans, and returns the exit code. */
  int plan(
      ParsedDefinition parsed,
      DefinitionOrigin origin,
      RangeOptions range,
      BuildWaivers waivers,
      Configuration hadoop,
      OptionalInt tasks,
      boolean force,
      Path out) {
    PlannedBuild whole =
        new BuildPlanner(surroundings, BackfillPlan.REASON).plan(parsed, range, waivers, hadoop);
    BackfillPlan plan = plan(whole, origin, tasks, force);
    List<String> warnings = new ArrayList<>(whole.warnings());
    write(plan, out);
    if (!plan.tasks().isEmpty()) {
      warnings.addAll(
          new SourceHold(parsed.definition())
              .take(plan.planId(), plan.request().sourceSnapshots()));
    }
    warnings.forEach(warning -> surroundings.err().println("Warning: " + warning));
    if (!output.isQuiet()) {
      surroundings.err().println(BackfillText.plan(plan, out.toString()));
    }
    if (output.isJson()) {
      surroundings.out().print(BackfillPlanJson.write(plan));
      surroundings.out().flush();
    } else {
      surroundings.out().println(out);
    }
    return 0;
  }

  private static BackfillPlan plan(
      PlannedBuild whole, DefinitionOrigin origin, OptionalInt tasks, boolean force) {
    BuildRequest request = whole.request();
    DatasetDefinition definition = request.definition().definition();
    Optional<DatasetManifest> parent =
        request.parentVersion() == 0
            ? Optional.empty()
            : Optional.of(whole.store().load(request.parentVersion()));
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      ExpectedInputs inputs = new ExpectedInputs(definition, whole.pins(), catalogs);
      return new BackfillPlanner(
              request,
              parent,
              new SourceTableChanges(
                  definition, whole.pins(), catalogs, request.knowledgeTimeMicros()))
          .plan(
              force,
              inputs.labels(request.windows()),
              tasks,
              origin,
              EngineDigest.text(),
              inputs::read);
    }
  }

  /** Whole or not at all; a plan that is there is replaced. */
  private static void write(BackfillPlan plan, Path out) {
    Path absolute = out.toAbsolutePath();
    try {
      Path part = Files.createTempFile(absolute.getParent(), ".plan-", ".json");
      Files.writeString(part, BackfillPlanJson.write(plan));
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot write the backfill plan to "
              + out
              + ": "
              + e
              + ". Give a file in an existing folder that can be written to as --out.",
          e);
    }
  }
}
