/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The files of a dataset on a local file system, which must make hard links. */
final class LocalFiles implements StoreFiles {
  private final Path root;
  private final FileOperations files;

  /** The files below an absolute path without dots; touches none of them. */
  LocalFiles(Path root) {
    this(root, new DiskOperations());
  }

  LocalFiles(Path root, FileOperations files) {
    this.root = root;
    this.files = files;
  }

  @Override
  public String root() {
    return root.toString();
  }

  @Override
  public String uri(String path) {
    return resolve(path).toUri().toString();
  }

  @Override
  public Optional<Path> onThisMachine(String path) {
    return Optional.of(resolve(path));
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return files.list(resolve(folder)).stream().sorted().toList();
  }

  @Override
  public List<StoredFile> walk(String folder) throws IOException {
    List<StoredFile> found = new ArrayList<>();
    for (String name : list(folder)) {
      if (DatasetLayout.isAllowed(name)) {
        String path = folder + "/" + name;
        BasicFileAttributes attributes =
            Files.readAttributes(
                resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
          found.addAll(walk(path));
        } else {
          long micros = attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
          found.add(new StoredFile(path, attributes.size(), micros));
        }
      }
    }
    found.sort(Comparator.comparing(StoredFile::path));
    return found;
  }

  @Override
  public boolean exists(String path) {
    return Files.isRegularFile(resolve(path));
  }

  @Override
  public long sizeBytes(String path) throws IOException {
    return files.sizeBytes(resolve(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return files.read(resolve(path));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(resolve(path));
  }

  /** Writes the file whole under another name, and links it to its own. */
  @Override
  public void create(String path, byte[] bytes) throws IOException {
    Path target = resolve(path);
    StagedFile staged = new StagedFile(files, target);
    try {
      createFolder(target.getParent());
      staged.write(bytes);
    } catch (IOException e) {
      staged.discard();
      throw new NotCreatedException(e);
    }
    link(staged, target);
    files.syncFolder(target.getParent());
    staged.discard();
  }

  /** Writes the file whole under another name, and moves it over its own. */
  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    Path target = resolve(path);
    StagedFile staged = new StagedFile(files, target);
    try {
      createFolder(target.getParent());
      staged.write(bytes);
      files.move(staged.path(), target);
    } catch (IOException e) {
      staged.discard();
      throw e;
    }
    files.syncFolder(target.getParent());
  }

  @Override
  public void makeDurable(String path) throws IOException {
    Path file = resolve(path);
    files.syncFile(file);
    for (Path folder = file.getParent(); folder.startsWith(root); folder = folder.getParent()) {
      files.syncFolder(folder);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    deleteIfThere(resolve(path));
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    Path top = resolve(folder);
    if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> below = Files.walk(top)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      deleteIfThere(each);
    }
  }

  private void link(StagedFile staged, Path target) throws IOException {
    try {
      files.link(target, staged.path());
    } catch (FileAlreadyExistsException e) {
      staged.discard();
      throw new FileAlreadyExistsException(target.toString());
    } catch (UnsupportedOperationException e) {
      staged.discard();
      throw e;
    } catch (AccessDeniedException | NoSuchFileException e) {
      staged.discard();
      throw new NotCreatedException(e);
    }
  }

  private void deleteIfThere(Path file) throws IOException {
    try {
      files.delete(file);
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private void createFolder(Path folder) throws IOException {
    boolean created;
    try {
      created = files.createFolder(folder);
    } catch (NoSuchFileException e) {
      createFolder(folder.getParent());
      created = files.createFolder(folder);
    }
    if (created) {
      files.syncFolder(folder.getParent());
    }
  }

  private Path resolve(String path) {
    Path file = root.resolve(DatasetLayout.checked(path));
    checkInside(file);
    return file;
  }

  private void checkInside(Path file) {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path existing = file;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    try {
      Path real = existing.toRealPath();
      Path home = root.getParent().toRealPath().resolve(root.getFileName());
      if (!real.startsWith(home)) {
        throw StoreErrors.leavesDataset(root.getFileName().toString(), existing, real);
      }
    } catch (IOException e) {
      throw StoreErrors.failed("resolve " + file, e);
    }
  }
}
