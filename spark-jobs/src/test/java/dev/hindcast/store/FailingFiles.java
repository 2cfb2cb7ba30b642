/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of a dataset on storage that breaks off for good at one operation. */
final class FailingFiles implements StoreFiles {
  private interface Action<T> {
    T run() throws IOException;
  }

  private interface Effect {
    void run() throws IOException;
  }

  private final StoreFiles files;
  private final int failsAt;
  private final boolean isDoneBefore;
  private int count;

  /**
   * @param failsAt number of the first operation that fails, from 0
   * @param isDoneBefore whether that operation is done although it fails
   */
  FailingFiles(StoreFiles files, int failsAt, boolean isDoneBefore) {
    this.files = files;
    this.failsAt = failsAt;
    this.isDoneBefore = isDoneBefore;
  }

  /** Whether the operation that fails was reached. */
  boolean hasFailed() {
    return count > failsAt;
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
    return counted(() -> files.list(folder));
  }

  @Override
  public List<StoredFile> walk(String folder) throws IOException {
    return counted(() -> files.walk(folder));
  }

  @Override
  public boolean exists(String path) throws IOException {
    return counted(() -> files.exists(path));
  }

  @Override
  public long sizeBytes(String path) throws IOException {
    return counted(() -> files.sizeBytes(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return counted(() -> files.read(path));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return counted(() -> files.open(path));
  }

  @Override
  public void create(String path, byte[] bytes) throws IOException {
    counted(done(() -> files.create(path, bytes)));
  }

  @Override
  public void makeDurable(String path) throws IOException {
    counted(done(() -> files.makeDurable(path)));
  }

  @Override
  public void delete(String path) throws IOException {
    counted(done(() -> files.delete(path)));
  }

  /** Fails in the middle: after the first file. */
  @Override
  public void deleteFolder(String folder) throws IOException {
    if (count == failsAt) {
      for (StoredFile file : files.walk(folder).stream().limit(1).toList()) {
        files.delete(file.path());
      }
    }
    counted(done(() -> files.deleteFolder(folder)));
  }

  private static Action<Boolean> done(Effect effect) {
    return () -> {
      effect.run();
      return true;
    };
  }

  private <T> T counted(Action<T> action) throws IOException {
    int number = count++;
    if (number == failsAt && isDoneBefore) {
      action.run();
    }
    if (number >= failsAt) {
      throw new IOException("operation " + number + " failed");
    }
    return action.run();
  }
}
