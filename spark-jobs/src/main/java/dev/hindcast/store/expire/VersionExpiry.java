/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoredFile;
import dev.hindcast.store.TagPage;
import dev.hindcast.store.VersionTags;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.store.erase.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Removes versions and the files that only they needed, in an order in which every retained version
 * is whole at every moment, whenever the process is killed and whatever others do meanwhile:
 *
 * <ol>
 *   <li>The versions are written into the log of tags as given up. A tag or a rollback that came
 *       first keeps its version; one that comes later is refused.
 *   <li>Their manifests go, so that no reader finds a version whose files are missing.
 *   <li>The manifests that are left are read again, also ones published since. What any of them
 *       names stays. One that cannot be read, or none at all, ends the work here.
 *   <li>Files that were named by the removed manifests alone go, then what was kept for builds of
 *       which nothing is left.
 *   <li>On demand, builds that no version names go, unless they gave a sign of life within the
 *       grace: a build at work is never named by a version. Before each the versions are read
 *       again. A build that is asleep for longer than the grace and then publishes finds its files
 *       missing and is refused.
 * </ol>
 *
 * A build at work needs no other build's files but those of the version that it continues. That is
 * the latest; if it is no longer, the build's publication is refused, whatever files are left.
 */
public record VersionExpiry(DatasetStore store, ExpiryRules rules, GoneBuild.Release release) {
  /**
   * What would be removed now; touches nothing.
   *
   * @throws HindcastException DATASET_MISSING, ERASURE_UNFINISHED, MANIFEST_UNREADABLE,
   *     STORAGE_FAILED
   */
  public Expiry plan() {
    new Erasures(store).requireFinished(Waiting.EXPIRY);
    TagPage tags = new VersionTags(store).update(UnaryOperator.identity()).before();
    return sweep(Choice.of(store, rules, tags), Removal.none(store));
  }

  /**
   * Removes it.
   *
   * @throws HindcastException DATASET_MISSING, ERASURE_UNFINISHED, MANIFEST_UNREADABLE,
   *     STORAGE_FAILED, PUBLISH_OUTCOME_UNKNOWN
   */
  public Expiry run() {
    new Erasures(store).requireFinished(Waiting.EXPIRY);
    TagPage tags =
        new VersionTags(store)
            .update(page -> page.withExpired(Choice.of(store, rules, page).versions()))
            .after();
    Choice choice = Choice.of(store, rules.onlyWhatIsGivenUp(), tags);
    Removal removal = Removal.of(store, release);
    choice.versions().forEach(version -> removal.file(store.layout().versionFile(version)));
    return sweep(choice, removal);
  }

  private Expiry sweep(Choice choice, Removal removal) {
    References references = new References(store, choice.versions());
    Map<String, GoneBuild> gone = new TreeMap<>();
    Map<String, Long> files = new LinkedHashMap<>();
    for (DatasetManifest manifest : choice.given().values()) {
      manifest.builds().keySet().stream()
          .filter(id -> !references.needBuild(id))
          .forEach(id -> gone.put(id, gone(manifest, id)));
      manifest.files().stream()
          .filter(file -> !references.needFile(file.path()))
          .forEach((PublishedFile file) -> files.put(file.path(), file.sizeBytes()));
    }
    files.keySet().forEach(removal::file);
    gone.values().forEach(removal::build);
    List<String> orphans = new ArrayList<>();
    List<String> recent = new ArrayList<>();
    sweepOrphans(references, gone, files, orphans, recent, removal);
    return new Expiry(
        !removal.isReal(),
        List.copyOf(choice.versions()),
        choice.kept(),
        files.size(),
        files.values().stream().mapToLong(Long::longValue).sum(),
        List.copyOf(gone.keySet()),
        orphans,
        recent,
        removal.heldSources(),
        removal.warnings());
  }

  private void sweepOrphans(
      References references,
      Map<String, GoneBuild> gone,
      Map<String, Long> files,
      List<String> orphans,
      List<String> recent,
      Removal removal) {
    if (!rules.removesOrphans()) {
      return;
    }
    Orphans left = new Orphans(store);
    try {
      for (String id : left.builds()) {
        references.refresh();
        if (gone.containsKey(id)) {
          continue;
        }
        boolean isSilent = left.isSilent(id, rules.orphansBeforeMicros());
        if (references.needBuild(id)) {
          sweepAttempts(references, left.dataOf(id), files, removal);
        } else if (!isSilent) {
          recent.add(id);
        } else {
          orphans.add(id);
          left.dataOf(id).forEach(file -> files.put(file.path(), file.sizeBytes()));
          removal.build(new GoneBuild(store.layout().name(), id, left.snapshotsOf(id)));
        }
      }
    } catch (IOException e) {
      throw ExpiryErrors.failed(store.layout().name(), store.layout().root(), e);
    }
  }

  /** Files that failed attempts of tasks left beside those of a published build. */
  private void sweepAttempts(
      References references, List<StoredFile> data, Map<String, Long> files, Removal removal) {
    for (StoredFile file : data) {
      if (!references.needFile(file.path())
          && !files.containsKey(file.path())
          && file.modifiedAtMicros() < rules.orphansBeforeMicros()) {
        files.put(file.path(), file.sizeBytes());
        removal.file(file.path());
      }
    }
  }

  private GoneBuild gone(DatasetManifest manifest, String buildId) {
    return new GoneBuild(
        store.layout().name(), buildId, manifest.builds().get(buildId).sourceSnapshots());
  }
}
