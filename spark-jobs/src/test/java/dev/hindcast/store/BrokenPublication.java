/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import java.io.IOException;

/** Publishes one version after the other. */
final class BrokenPublication implements BrokenChange {
  private final BreakableStorage storage;
  private final String folder;
  private final History history;
  private DatasetManifest next;

  BrokenPublication(BreakableStorage storage, String folder) throws IOException {
    this.storage = storage;
    this.folder = folder;
    this.history = History.of(storage.open(folder), 2);
  }

  @Override
  public String name() {
    return "publish";
  }

  History history() {
    return history;
  }

  DatasetManifest next() {
    return next;
  }

  @Override
  public void prepare() throws IOException {
    next = history.prepare();
  }

  @Override
  public void make() {
    storage.open(folder).publish(next).orThrow();
  }

  @Override
  public boolean isMade() throws IOException {
    return history.has(next);
  }

  @Override
  public void accept() {
    history.add(next);
  }

  @Override
  public void checkAll() throws IOException {
    history.checkAll();
  }
}
