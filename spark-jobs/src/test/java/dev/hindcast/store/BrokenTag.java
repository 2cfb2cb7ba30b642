/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives a version one name after the other. */
final class BrokenTag implements BrokenChange {
  private final DatasetStore store;
  private final SortedMap<String, Integer> before = new TreeMap<>();
  private final SortedMap<String, Integer> after = new TreeMap<>();
  private final History history;
  private String name = "";

  BrokenTag(DatasetStore store) throws IOException {
    this.store = store;
    this.history = History.of(store, 2);
    prepare();
    make();
    accept();
  }

  @Override
  public String name() {
    return "tag";
  }

  @Override
  public void prepare() {
    name = "name-" + after.size();
    after.put(name, 1 + after.size() % 2);
  }

  @Override
  public void make() {
    new VersionTags(store).set(name, after.get(name), false);
  }

  @Override
  public boolean isMade() {
    SortedMap<String, Integer> found = new VersionTags(store).all();
    assertThat(found).isIn(before, after);
    return found.equals(after);
  }

  @Override
  public void accept() {
    before.putAll(after);
  }

  @Override
  public void checkAll() throws IOException {
    history.checkAll();
  }
}
