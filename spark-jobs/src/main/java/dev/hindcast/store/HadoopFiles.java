/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** What the files of a dataset on storages of Hadoop have in common: all but how one is made. */
abstract class HadoopFiles implements StoreFiles {
  private static final long MICROS_PER_MILLI = 1_000;

  private final String root;
  private final Configuration hadoop;

  /**
   * The files below a root; touches none of them.
   *
   * @param root a URI without a slash at its end
   */
  HadoopFiles(String root, Configuration hadoop) {
    this.root = Objects.requireNonNull(root, "root");
    this.hadoop = Objects.requireNonNull(hadoop, "hadoop");
  }

  /** The storage, connected when it is first asked for. */
  final FileSystem storage() throws IOException {
    return new Path(root).getFileSystem(hadoop);
  }

  final Path resolve(String path) {
    return new Path(location(path));
  }

  @Override
  public final String root() {
    return root;
  }

  @Override
  public final String uri(String path) {
    return resolve(path).toUri().toString();
  }

  @Override
  public final List<String> list(String folder) throws IOException {
    Path path = resolve(folder);
    FileStatus[] found;
    try {
      found = storage().listStatus(path);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (ParentNotDirectoryException e) {
      throw notAFolder(folder, e);
    }
    if (found.length == 1 && found[0].isFile() && isSame(found[0].getPath(), path)) {
      throw notAFolder(folder, null);
    }
    return Stream.of(found).map(status -> status.getPath().getName()).sorted().toList();
  }

  @Override
  public final List<StoredFile> walk(String folder) throws IOException {
    List<StoredFile> found = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> files = storage().listFiles(resolve(folder), true);
      int start = storage().makeQualified(new Path(root)).toUri().getPath().length() + 1;
      while (files.hasNext()) {
        FileStatus file = files.next();
        String path = file.getPath().toUri().getPath().substring(start);
        if (Stream.of(path.split("/", -1)).allMatch(DatasetLayout::isAllowed)) {
          found.add(
              new StoredFile(path, file.getLen(), file.getModificationTime() * MICROS_PER_MILLI));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    found.sort(Comparator.comparing(StoredFile::path));
    return found;
  }

  @Override
  public final boolean exists(String path) throws IOException {
    try {
      return storage().getFileStatus(resolve(path)).isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  @Override
  public final long sizeBytes(String path) throws IOException {
    try {
      return storage().getFileStatus(resolve(path)).getLen();
    } catch (FileNotFoundException e) {
      throw missing(path, e);
    }
  }

  @Override
  public byte[] read(String path) throws IOException {
    try (InputStream file = open(path)) {
      return file.readAllBytes();
    }
  }

  @Override
  public final InputStream open(String path) throws IOException {
    try {
      return storage().open(resolve(path));
    } catch (FileNotFoundException e) {
      throw missing(path, e);
    }
  }

  @Override
  public final void delete(String path) throws IOException {
    storage().delete(resolve(path), false);
  }

  @Override
  public final void deleteFolder(String folder) throws IOException {
    storage().delete(resolve(folder), true);
  }

  private boolean isSame(Path one, Path other) throws IOException {
    return storage().makeQualified(one).equals(storage().makeQualified(other));
  }

  private NoSuchFileException missing(String path, FileNotFoundException cause) {
    NoSuchFileException missing = new NoSuchFileException(location(path));
    missing.initCause(cause);
    return missing;
  }

  private NotDirectoryException notAFolder(String folder, IOException cause) {
    NotDirectoryException failure = new NotDirectoryException(location(folder));
    failure.initCause(cause);
    return failure;
  }
}
