/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.store.expire.ExpiryRules;
import dev.hindcast.store.expire.VersionExpiry;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** Publishes a version and lets the oldest of three go, again and again. */
final class BrokenExpiry implements BrokenChange {
  /** With what attempts before it left; everything that tests write is older. */
  private static final ExpiryRules KEEP_TWO =
      new ExpiryRules(OptionalInt.of(2), OptionalLong.empty(), true, Micros.parse("2200-01-01"));

  /** The first versions differ from later ones in their days. */
  private static final int UNTIL_ALL_ARE_ALIKE = 3;

  private final DatasetStore store;
  private final History history;

  BrokenExpiry(DatasetStore store) throws IOException {
    this.store = store;
    this.history = History.of(store, 2);
    for (int i = 0; i < UNTIL_ALL_ARE_ALIKE; i++) {
      prepare();
      make();
      accept();
    }
  }

  @Override
  public String name() {
    return "expire";
  }

  @Override
  public void prepare() throws IOException {
    DatasetManifest next = history.prepare();
    store.publish(next).orThrow();
    history.add(next);
    history.checkAll();
  }

  @Override
  public void make() {
    new VersionExpiry(store, KEEP_TWO, build -> List.of()).run();
  }

  /** Made once nothing that is left belongs to the oldest version alone. */
  @Override
  public boolean isMade() throws IOException {
    DatasetManifest oldest = history.versions().get(0);
    if (store.versions().contains(oldest.version())) {
      history.checkAll();
      return false;
    }
    history.forget(oldest.version());
    history.checkAll();
    boolean isMade = files("data").equals(needed()) && builds().equals(neededBuilds());
    history.addFirst(oldest);
    return isMade;
  }

  @Override
  public boolean isOneStep() {
    return false;
  }

  @Override
  public void accept() {
    history.forget(history.versions().get(0).version());
    assertThat(store.versions()).hasSize(2);
  }

  private SortedSet<String> files(String folder) throws IOException {
    SortedSet<String> paths = new TreeSet<>();
    store.files().walk(folder).forEach(file -> paths.add(file.path()));
    return paths;
  }

  private SortedSet<String> builds() throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    files("builds").forEach(path -> ids.add(path.split("/", -1)[1]));
    return ids;
  }

  private SortedSet<String> needed() {
    SortedSet<String> paths = new TreeSet<>();
    history.versions().forEach(version -> version.files().forEach(file -> paths.add(file.path())));
    return paths;
  }

  private SortedSet<String> neededBuilds() {
    SortedSet<String> ids = new TreeSet<>();
    history.versions().forEach(version -> ids.addAll(version.builds().keySet()));
    return ids;
  }
}
