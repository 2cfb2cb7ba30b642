/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import java.io.IOException;

/** Publishes the first version of one dataset after the other. */
final class BrokenFirstPublication implements BrokenChange {
  private final BreakableStorage storage;
  private final String folder;
  private int datasets;
  private History history;
  private DatasetManifest next;

  BrokenFirstPublication(BreakableStorage storage, String folder) {
    this.storage = storage;
    this.folder = folder;
  }

  @Override
  public String name() {
    return "first version";
  }

  @Override
  public void prepare() throws IOException {
    datasets++;
    history = new History(open());
    next = history.prepare();
  }

  @Override
  public void make() {
    open().publish(next).orThrow();
  }

  @Override
  public boolean isMade() throws IOException {
    return history.has(next);
  }

  @Override
  public void accept() {
    history.add(next);
  }

  private DatasetStore open() {
    return storage.open(folder + "-" + datasets);
  }
}
