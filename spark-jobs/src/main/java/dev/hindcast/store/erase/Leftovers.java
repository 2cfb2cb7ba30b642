/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoreFiles;
import dev.hindcast.store.StoredFile;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Removes what held erased users and what no version names. Builds that do not know of the erasure
 * can no longer be published: all data that they left unpublished goes, whole or torn, whoever it
 * is about.
 */
final class Leftovers {
  private static final String PARQUET = ".parquet";
  private static final Pattern BUILD_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

  private final DatasetStore store;
  private final StoreFiles files;
  private final Erasure erasure;
  private final Set<String> erased;
  private final ErasureWork work;
  private final NavigableSet<String> removed = new TreeSet<>();
  private final NavigableSet<String> rewritten = new TreeSet<>();
  private long rejectedRows;

  /**
   * @param erased paths of published files that held rows of the users
   */
  Leftovers(DatasetStore store, Erasure erasure, Set<String> erased, ErasureWork work) {
    this.store = store;
    this.files = store.files();
    this.erasure = erasure;
    this.erased = erased;
    this.work = work;
  }

  /** Files that went and were not published, or no longer. */
  SortedSet<String> removed() {
    return removed;
  }

  /** Files of rejected rows that lost some. */
  SortedSet<String> rewritten() {
    return rewritten;
  }

  /** Rejected rows of erased users that went. */
  long rejectedRows() {
    return rejectedRows;
  }

  /**
   * Removes.
   *
   * @param manifests of all versions as they are now
   */
  void remove(Collection<DatasetManifest> manifests) throws IOException {
    Set<String> needed = new HashSet<>();
    manifests.forEach(
        manifest -> manifest.files().stream().map(PublishedFile::path).forEach(needed::add));
    for (String path : erased) {
      if (!needed.contains(path)) {
        files.delete(path);
      }
    }
    NavigableSet<String> builds = new TreeSet<>(files.list("data"));
    builds.addAll(files.list("builds"));
    builds.removeIf(id -> !BUILD_ID.matcher(id).matches());
    // A later erasure at work has copies that no version names yet; it began before it had any.
    new Erasures(store)
        .unfinished()
        .map(folder -> folder.erasure().buildId())
        .filter(id -> !id.equals(erasure.buildId()))
        .ifPresent(builds::remove);
    Set<String> knowing = knowing(builds);
    for (String id : builds) {
      boolean knows = knowing.contains(id);
      if (!knows) {
        removeData(id, needed);
        cleanBuild(id);
      }
    }
  }

  private void removeData(String buildId, Set<String> needed) throws IOException {
    for (StoredFile file : files.walk(store.layout().dataFolder(buildId))) {
      if (!needed.contains(file.path())) {
        files.delete(file.path());
        removed.add(file.path());
      }
    }
  }

  /** Rows lie in files of rejected rows, and in scratch files of killed commands. */
  private void cleanBuild(String buildId) throws IOException {
    String folder = store.layout().buildFolder(buildId);
    for (StoredFile file : files.walk(folder)) {
      if (file.path().startsWith(folder + "/quarantine/")) {
        long rows = file.path().endsWith(PARQUET) ? work.cleanRejected(file.path()) : 0;
        rejectedRows += rows;
        if (rows > 0) {
          rewritten.add(file.path());
        }
      } else if (file.path().endsWith(PARQUET)) {
        files.delete(file.path());
        removed.add(file.path());
      }
    }
  }

  /** Builds that leave the erased users out: they were planned after the erasure was begun. */
  private Set<String> knowing(Set<String> builds) throws IOException {
    Set<String> knowing = new HashSet<>();
    for (String id : builds) {
      String folder = store.layout().buildFolder(id);
      if (names(folder + "/request.json") || names(folder + "/plan.json")) {
        knowing.add(id);
      }
    }
    knowing.remove(erasure.buildId());
    return knowing;
  }

  private boolean names(String path) throws IOException {
    return files.exists(path) && new String(files.read(path), UTF_8).contains(erasure.salt());
  }
}
