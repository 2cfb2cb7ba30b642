/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of a dataset on any storage, whose operations are watched as a store asks for them. */
final class WatchedStoreFiles implements StoreFiles {
  private final StoreFiles files;
  private final Operations operations = new Operations();

  WatchedStoreFiles(StoreFiles files, Watcher watcher) {
    this.files = files;
    operations.watch(watcher);
  }

  @Override
  public String root() {
    return files.root();
  }

  @Override
  public String uri(String path) {
    return files.uri(path);
  }

  @Override
  public Optional<Path> onThisMachine(String path) {
    return files.onThisMachine(path);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return operations.read("list " + folder, () -> files.list(folder));
  }

  @Override
  public List<StoredFile> walk(String folder) throws IOException {
    return operations.read("walk " + folder, () -> files.walk(folder));
  }

  @Override
  public boolean exists(String path) throws IOException {
    return operations.read("exists " + path, () -> files.exists(path));
  }

  @Override
  public long sizeBytes(String path) throws IOException {
    return operations.read("size " + path, () -> files.sizeBytes(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return operations.read("read " + path, () -> files.read(path));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return operations.read("open " + path, () -> files.open(path));
  }

  @Override
  public void create(String path, byte[] bytes) throws IOException {
    operations.change("create " + path, () -> files.create(path, bytes));
  }

  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    operations.change("replace " + path, () -> files.replace(path, bytes));
  }

  @Override
  public void makeDurable(String path) throws IOException {
    operations.sync("make durable " + path, () -> files.makeDurable(path));
  }

  @Override
  public void delete(String path) throws IOException {
    operations.change("delete " + path, () -> files.delete(path));
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    operations.change("delete folder " + folder, () -> files.deleteFolder(folder));
  }
}
