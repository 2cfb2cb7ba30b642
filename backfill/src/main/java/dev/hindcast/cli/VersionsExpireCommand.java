/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.cli.options.ExpireOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.RetentionText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.expire.Expiry;
import dev.hindcast.store.expire.ExpiryRules;
import dev.hindcast.store.expire.GoneBuild;
import dev.hindcast.store.expire.VersionExpiry;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes versions that nobody keeps. */
@Command(
    name = "expire",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description =
        "Removes old versions and the files that only they need. The latest version and those that"
            + " have a tag stay; with --keep and --older-than a version goes only if both let it.",
    footer = {
      "",
      "A version keeps its definition without secrets: give those of the catalogs with --env or",
      "--set, so that tags on source snapshots can be removed, too. What was removed is said on",
      "standard error for people; --format json prints it on standard output."
    })
final class VersionsExpireCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private ExpireOptions expire;
  @Mixin private OverlayOptions overlay;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  VersionsExpireCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ExpiryRules rules = expire.rules(Micros.ofInstant(surroundings.clock().instant()));
    DatasetStore store = dataset.storeOfAll();
    DatasetManifest latest = DatasetVersions.show(store, OptionalInt.empty()).manifest();
    VersionExpiry expiry = new VersionExpiry(store, rules, build -> release(latest, build));
    Expiry done = expire.isDryRun() ? expiry.plan() : expiry.run();
    RetentionText text = new RetentionText(store.layout());
    done.warnings().forEach(warning -> surroundings.err().println("Warning: " + warning));
    if (output.isJson()) {
      surroundings.out().println(text.expiryJson(done));
    } else if (!output.isQuiet()) {
      surroundings.err().println(text.expiry(done));
    }
    return 0;
  }

  /** Catalogs are reached as the latest version's definition says, with what is laid over it. */
  private List<String> release(DatasetManifest latest, GoneBuild build) {
    if (build.sourceSnapshots().isEmpty()) {
      return List.of();
    }
    try {
      return new SourceHold(overlay.over(latest, surroundings.environment()).definition())
          .letGo(build.buildId(), build.sourceSnapshots());
    } catch (HindcastException e) {
      return List.of(
          "The source snapshots of build "
              + build.buildId()
              + " keep their tags: "
              + e.getMessage());
    }
  }
}
