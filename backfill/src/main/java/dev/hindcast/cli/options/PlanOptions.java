/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BackfillPlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which backfill plan, and what its definition needs that the plan does not hold. */
public final class PlanOptions {
  @Parameters(paramLabel = "PLAN", description = "The file that hindcast backfill plan wrote.")
  private Path file;

  @Mixin private OverlayOptions overlay;
  @Mixin private StorageOptions storage;

  public Path file() {
    return file;
  }

  public StorageOptions storage() {
    return storage;
  }

  /**
   * Reads the plan.
   *
   * @throws HindcastException PLAN_INVALID
   */
  public BackfillPlan plan() {
    try {
      return BackfillPlanJson.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.PLAN_INVALID,
          "Cannot read the backfill plan "
              + file
              + ": "
              + e
              + ". Give the file that hindcast backfill plan wrote with --out.",
          e);
    }
  }

  /**
   * Reads the plan's definition as it is now.
   *
   * @param variables what ${NAME} may stand for
   * @throws HindcastException DEFINITION_INVALID with all problems
   */
  public ParsedDefinition definition(BackfillPlan plan, Map<String, String> variables) {
    return overlay.over(plan.origin(), variables);
  }
}
