/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.PlanOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.backfill.BackfillFolder;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A plan with the state of its backfill.
 *
 * @param written as it stands in its file
 * @param plan as it is run: with the definition as it was read again, secrets included
 */
record OpenedPlan(BackfillPlan written, BackfillPlan plan, BackfillFolder folder) {
  /** A plan to look at; its definition has no secrets. */
  static OpenedPlan toShow(PlanOptions options, Configuration hadoop) {
    BackfillPlan plan = options.plan();
    return new OpenedPlan(plan, plan, folder(plan, hadoop));
  }

  /**
   * A plan to run.
   *
   * @param force whether the definition and Hindcast may have changed
   * @throws HindcastException PLAN_OUTDATED
   */
  static OpenedPlan toRun(
      PlanOptions options, Map<String, String> variables, boolean force, Configuration hadoop) {
    BackfillPlan written = options.plan();
    ParsedDefinition now = options.definition(written, variables);
    ParsedDefinition planned = written.request().definition();
    String place = options.file().toString();
    if (!isSameDataset(now.definition(), planned.definition())) {
      throw outdated(place, "its definition now names another dataset or path", "");
    }
    if (!force && !now.fingerprint().equals(planned.fingerprint())) {
      throw outdated(place, "its definition now gives other rows (another fingerprint)", FORCE);
    }
    if (!force && !now.redactedJson().equals(planned.redactedJson())) {
      throw outdated(
          place, "its definition changed in keys that decide no rows since it was planned", FORCE);
    }
    String engine = EngineDigest.text();
    if (!force && !engine.equals(written.engineDigest())) {
      throw outdated(place, "Hindcast itself is another one than planned it", FORCE);
    }
    BackfillPlan plan = written.with(now, engine);
    return new OpenedPlan(written, plan, folder(written, hadoop));
  }

  private static final String FORCE = ", or run it as things are now with --force";

  /** The version that the backfill published, if it did. */
  Optional<DatasetManifest> published() {
    DatasetStore store = folder.store();
    for (int version : store.versions()) {
      if (version > plan.request().parentVersion()) {
        DatasetManifest manifest = store.load(version);
        if (manifest.buildId().equals(plan.planId())) {
          return Optional.of(manifest);
        }
      }
    }
    return Optional.empty();
  }

  /** The dataset's name. */
  String dataset() {
    return plan.request().definition().definition().name();
  }

  private static boolean isSameDataset(DatasetDefinition a, DatasetDefinition b) {
    return a.name().equals(b.name()) && a.path().equals(b.path());
  }

  private static BackfillFolder folder(BackfillPlan plan, Configuration hadoop) {
    DatasetDefinition definition = plan.request().definition().definition();
    return new BackfillFolder(
        DatasetStores.open(definition.path(), definition.name(), hadoop), plan.planId());
  }

  private static HindcastException outdated(String place, String why, String otherwise) {
    return new HindcastException(
        ErrorCode.PLAN_OUTDATED,
        "Cannot run the backfill plan "
            + place
            + ": "
            + why
            + ". Make a new plan with hindcast backfill plan, restore what changed"
            + otherwise
            + ".");
  }
}
