/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Local files that tell a watcher of each operation before and after it. */
final class WatchedFiles implements FileOperations {
  private final FileOperations files = new DiskOperations();
  private final Operations operations;

  WatchedFiles(Watcher watcher) {
    this(new Operations());
    operations.watch(watcher);
  }

  WatchedFiles(Operations operations) {
    this.operations = operations;
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return operations.read("list", () -> files.list(folder));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return operations.read("read", () -> files.read(file));
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return operations.read("size", () -> files.sizeBytes(file));
  }

  @Override
  public boolean createFolder(Path folder) throws IOException {
    return operations.change("create folder", () -> files.createFolder(folder));
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
    operations.write("create", () -> files.create(file, bytes), () -> files.create(file, half));
  }

  @Override
  public void syncFile(Path file) throws IOException {
    operations.sync("sync file", () -> files.syncFile(file));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    operations.sync("sync folder", () -> files.syncFolder(folder));
  }

  @Override
  public void link(Path newName, Path file) throws IOException {
    boolean probe = newName.endsWith("made-once");
    operations.change(probe ? "probe" : "link", () -> files.link(newName, file));
  }

  @Override
  public void move(Path file, Path newName) throws IOException {
    operations.change("move", () -> files.move(file, newName));
  }

  @Override
  public void delete(Path file) throws IOException {
    operations.change("delete", () -> files.delete(file));
  }
}
