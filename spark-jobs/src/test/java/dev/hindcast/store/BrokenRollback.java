/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.Rollback;
import java.io.IOException;

/** Rolls back to the version before, again and again. */
final class BrokenRollback implements BrokenChange {
  private static final long NOW = 1_775_000_000_000_000L;

  private final DatasetStore store;
  private final History history;
  private DatasetManifest next;

  BrokenRollback(DatasetStore store) throws IOException {
    this.store = store;
    this.history = History.of(store, 2);
    new VersionTags(store).set("kept", 1, false);
  }

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public void prepare() {
    DatasetManifest latest = history.latest();
    DatasetManifest target = target();
    next = Rollback.manifest(target, latest, "r-" + latest.version(), NOW, "0.1.0");
  }

  private DatasetManifest target() {
    return history.versions().get(history.versions().size() - 2);
  }

  @Override
  public void make() {
    DatasetManifest made =
        new VersionRollback(store, next.buildId(), NOW, "0.1.0").to(target().version());
    assertThat(made).isEqualTo(next);
  }

  /** While its tag is there, it is known not to be over. */
  @Override
  public boolean isMade() throws IOException {
    return history.has(next);
  }

  @Override
  public boolean isOneStep() {
    return false;
  }

  @Override
  public void accept() {
    assertThat(new VersionTags(store).all())
        .as("tags that a rollback left")
        .containsOnlyKeys("kept");
    history.add(next);
  }

  @Override
  public void checkAll() throws IOException {
    history.checkAll();
  }
}
