/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Removes files and builds, or only looks as if. */
final class Removal {
  private final DatasetStore store;
  private final boolean isReal;
  private final GoneBuild.Release release;
  private final List<String> warnings = new ArrayList<>();
  private final SortedSet<String> heldSources = new TreeSet<>();

  private Removal(DatasetStore store, boolean isReal, GoneBuild.Release release) {
    this.store = store;
    this.isReal = isReal;
    this.release = release;
  }

  static Removal of(DatasetStore store, GoneBuild.Release release) {
    return new Removal(store, true, release);
  }

  /** Touches nothing. */
  static Removal none(DatasetStore store) {
    return new Removal(store, false, build -> List.of());
  }

  boolean isReal() {
    return isReal;
  }

  /** Tags on source snapshots that went, or would go, each with its table. */
  List<String> heldSources() {
    return List.copyOf(heldSources);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void file(String path) {
    change(path, () -> store.files().delete(path));
  }

  /**
   * Removes what a build left. Its own folder goes last, and only if its source snapshots could be
   * let go: it is the trace by which a later run finds them.
   */
  void build(GoneBuild build) {
    String data = store.layout().dataFolder(build.buildId());
    change(data, () -> store.files().deleteFolder(data));
    List<String> held = isReal ? release.of(build) : List.of();
    warnings.addAll(held);
    if (held.isEmpty()) {
      heldSources.addAll(build.tags());
    }
    if (held.isEmpty()) {
      String folder = store.layout().buildFolder(build.buildId());
      change(folder, () -> store.files().deleteFolder(folder));
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(String path, Change change) {
    if (isReal) {
      try {
        change.make();
      } catch (IOException e) {
        throw ExpiryErrors.failed(store.layout().name(), store.files().location(path), e);
      }
    }
  }
}
