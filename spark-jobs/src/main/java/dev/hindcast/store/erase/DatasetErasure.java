/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedFile;
import dev.hindcast.dataset.ErasedManifest;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.ErasureRecord;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.PublishOutcome;
import dev.hindcast.store.StoreFiles;
import dev.hindcast.store.VersionTags;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Erases users from a dataset, in an order in which every version is whole at every moment,
 * wherever it is killed; run again, it goes on:
 *
 * <ol>
 *   <li>Files of all versions that hold rows of the users are copied without them, and that is
 *       noted.
 *   <li>A version is published that has none of them. What was planned on an earlier one loses by
 *       that, and what is planned later knows whom it must leave out.
 *   <li>The manifest of every version that holds such rows is replaced by one that names the
 *       copies.
 *   <li>What no version names any more is removed: the old files, and what builds left that did not
 *       know of the erasure. Rejected rows of the users are taken out of files of such rows.
 *   <li>The receipt is written.
 * </ol>
 */
public final class DatasetErasure {
  private final DatasetStore store;
  private final StoreFiles files;
  private final ErasureFolder folder;
  private final Erasure erasure;
  private final ErasureWork work;
  private final Set<String> looked = new HashSet<>();
  private List<ErasureRecord> records = List.of();
  private SortedMap<Integer, DatasetManifest> manifests = new TreeMap<>();

  public DatasetErasure(DatasetStore store, ErasureFolder folder, ErasureWork work) {
    this.store = store;
    this.files = store.files();
    this.folder = folder;
    this.erasure = folder.erasure();
    this.work = work;
  }

  /**
   * Erases. Once it is finished, what builds that were under way have left since is removed.
   *
   * @param receiptAtMicros now, UTC
   * @return UTF-8 of the receipt's JSON
   * @throws dev.hindcast.error.HindcastException MANIFEST_UNREADABLE, STORAGE_FAILED,
   *     PUBLISH_OUTCOME_UNKNOWN; then it can be run again
   */
  public byte[] run(long receiptAtMicros) {
    Optional<byte[]> done = folder.receipt();
    try {
      if (done.isPresent()) {
        sweepAgain();
        return done.get();
      }
      do {
        copy();
      } while (!isNextPublished());
      while (replace()) {
        copy();
      }
      Leftovers left = new Leftovers(store, erasure, erased().keySet(), work);
      left.remove(manifests.values());
      ErasureWork.Tables tables =
          erased().isEmpty() ? ErasureWork.Tables.NONE : work.cleanTables(folder);
      load();
      return folder.finish(
          new Receipt(store, erasure, records, manifests).json(left, tables, receiptAtMicros));
    } catch (IOException e) {
      throw ErasureErrors.storage(store.layout().name(), files.root(), e);
    }
  }

  private void sweepAgain() throws IOException {
    load();
    records = folder.records();
    new Leftovers(store, erasure, erased().keySet(), work).remove(manifests.values());
  }

  private SortedMap<String, ErasedFile> erased() {
    return new TreeMap<>(ErasureRecord.byPath(records));
  }

  private void load() {
    SortedMap<Integer, DatasetManifest> all = new TreeMap<>();
    store.versions().forEach(version -> all.put(version, store.load(version)));
    manifests = all;
  }

  /**
   * Looks at files that were not looked at, the newest version's first, and notes what is there.
   */
  private void copy() throws IOException {
    load();
    records = folder.records();
    Map<String, ErasedFile> known = erased();
    List<ErasedFile> copied = new ArrayList<>();
    Set<String> found = new HashSet<>();
    String own = store.layout().dataFolder(erasure.buildId()) + "/";
    List<DatasetManifest> newestFirst = new ArrayList<>(manifests.values());
    newestFirst.sort((a, b) -> b.version() - a.version());
    for (DatasetManifest manifest : newestFirst) {
      List<PublishedFile> fresh =
          manifest.files().stream()
              .filter(file -> !file.path().startsWith(own) && !known.containsKey(file.path()))
              .filter(file -> looked.add(file.path()))
              .toList();
      ErasureWork.Copied of = work.copy(manifest, fresh);
      copied.addAll(of.files());
      found.addAll(of.foundUsers());
    }
    note(copied, List.copyOf(found));
  }

  private void note(List<ErasedFile> copied, List<String> found) throws IOException {
    Set<Integer> noted = new HashSet<>();
    records.forEach(record -> record.versions().forEach(of -> noted.add(of.version())));
    List<ErasureRecord.Version> versions = new ArrayList<>();
    for (DatasetManifest manifest : manifests.values()) {
      boolean isOwn = manifest.buildId().equals(erasure.buildId());
      if (!isOwn && noted.add(manifest.version())) {
        versions.add(
            new ErasureRecord.Version(
                manifest.version(),
                manifest.rows(),
                manifest.rowDigest(),
                Sha256.of(files.read(store.layout().versionFile(manifest.version())))));
      }
    }
    if (versions.isEmpty() && copied.isEmpty()) {
      return;
    }
    for (ErasedFile file : copied) {
      for (PublishedFile copy : file.copies()) {
        files.makeDurable(copy.path());
      }
    }
    try {
      folder.put(records.size() + 1, new ErasureRecord(versions, copied, found));
    } catch (FileAlreadyExistsException e) {
      looked.clear();
      copy();
      return;
    }
    records = folder.records();
  }

  /** Publishes the version without the users, once; false if somebody else took its number. */
  private boolean isNextPublished() {
    boolean isThere =
        manifests.values().stream().anyMatch(of -> of.buildId().equals(erasure.buildId()));
    if (isThere || manifests.isEmpty()) {
      return true;
    }
    DatasetManifest latest = manifests.get(manifests.lastKey());
    PublishOutcome outcome = store.publish(without(latest).next(erasure));
    if (outcome instanceof PublishOutcome.Conflict) {
      return false;
    }
    outcome.orThrow();
    return true;
  }

  /** Replaces manifests; whether there was any, so that it is worth looking again. */
  private boolean replace() throws IOException {
    load();
    boolean isAny = false;
    for (DatasetManifest manifest : manifests.values()) {
      ErasedManifest without = without(manifest);
      if (without.isAffected()) {
        replace(manifest, without);
        isAny = true;
      }
    }
    return isAny;
  }

  private void replace(DatasetManifest manifest, ErasedManifest without) throws IOException {
    String path = store.layout().versionFile(manifest.version());
    byte[] before;
    try {
      before = files.read(path);
    } catch (NoSuchFileException e) {
      return;
    }
    Optional<DatasetManifest> parent = Optional.ofNullable(manifests.get(manifest.parentVersion()));
    DatasetManifest after = without.replacing(erasure, Sha256.of(before), parent);
    requireCopies(after);
    files.replace(path, ManifestJson.write(after));
    if (isGivenUp(manifest.version())) {
      files.delete(path);
    }
  }

  /** The files that copies stand for are removed next. */
  private void requireCopies(DatasetManifest manifest) throws IOException {
    String own = store.layout().dataFolder(erasure.buildId()) + "/";
    for (PublishedFile file : manifest.files()) {
      if (file.path().startsWith(own)
          && !(files.exists(file.path()) && files.sizeBytes(file.path()) == file.sizeBytes())) {
        throw ErasureErrors.copyMissing(store.layout().name(), files.location(file.path()));
      }
    }
  }

  /** A version that is being expired must not come back. */
  private boolean isGivenUp(int version) {
    return new VersionTags(store).update(page -> page).before().expired().contains(version);
  }

  private ErasedManifest without(DatasetManifest manifest) {
    return new ErasedManifest(manifest, erased(), of -> work.greatest(manifest, of));
  }
}
