/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of any storage, where a manifest's creation can be watched and made to fail. */
class WatchedStore implements StoreFiles {
  /** Something that happens when a manifest is made. */
  interface Event {
    void happen() throws IOException;
  }

  private final StoreFiles files;
  private final Event before;
  private final Event after;

  WatchedStore(StoreFiles files, Event before, Event after) {
    this.files = files;
    this.before = before;
    this.after = after;
  }

  @Override
  public void create(String path, byte[] bytes) throws IOException {
    boolean isManifest = path.startsWith("versions/");
    if (isManifest) {
      before.happen();
    }
    files.create(path, bytes);
    if (isManifest) {
      after.happen();
    }
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
    return files.list(folder);
  }

  @Override
  public List<StoredFile> walk(String folder) throws IOException {
    return files.walk(folder);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(path);
  }

  @Override
  public long sizeBytes(String path) throws IOException {
    return files.sizeBytes(path);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return files.read(path);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return files.open(path);
  }

  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    files.replace(path, bytes);
  }

  @Override
  public void makeDurable(String path) throws IOException {
    files.makeDurable(path);
  }

  @Override
  public void delete(String path) throws IOException {
    files.delete(path);
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    files.deleteFolder(folder);
  }
}
