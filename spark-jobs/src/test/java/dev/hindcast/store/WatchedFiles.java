/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Local files that tell a watcher of each operation before and after it. */
final class WatchedFiles implements FileOperations {
  /** Told of each operation by its number, from 0; may throw or never return. */
  interface Watcher {
    default void before(int number, String operation) throws IOException {}

    default void after(int number, String operation) throws IOException {}

    /** Whether the write of that number stops in the middle. */
    default boolean tears(int number) {
      return false;
    }
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private final FileOperations files = new DiskOperations();
  private final Watcher watcher;
  private int count;

  WatchedFiles(Watcher watcher) {
    this.watcher = watcher;
  }

  /** How many operations there were. */
  int count() {
    return count;
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return watched("list", () -> files.list(folder));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return watched("read", () -> files.read(file));
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return watched("size", () -> files.sizeBytes(file));
  }

  @Override
  public boolean createFolder(Path folder) throws IOException {
    return watched("create folder", () -> files.createFolder(folder));
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    byte[] written = watcher.tears(count) ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
    watched("create", () -> done(() -> files.create(file, written)));
  }

  @Override
  public void syncFile(Path file) throws IOException {
    watched("sync file", () -> done(() -> files.syncFile(file)));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    watched("sync folder", () -> done(() -> files.syncFolder(folder)));
  }

  @Override
  public void link(Path newName, Path file) throws IOException {
    boolean probe = newName.endsWith("made-once");
    watched(probe ? "probe" : "link", () -> done(() -> files.link(newName, file)));
  }

  @Override
  public void delete(Path file) throws IOException {
    watched("delete", () -> done(() -> files.delete(file)));
  }

  private <T> T watched(String operation, Action<T> action) throws IOException {
    int number = count++;
    watcher.before(number, operation);
    T result = action.run();
    watcher.after(number, operation);
    return result;
  }

  private interface Effect {
    void run() throws IOException;
  }

  private static boolean done(Effect effect) throws IOException {
    effect.run();
    return true;
  }
}
