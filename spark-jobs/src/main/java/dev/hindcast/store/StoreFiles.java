/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one dataset on some storage, by paths that are relative to the dataset's root and
 * have slashes between their parts. Parts come from an allow-list, so that no path leads out of the
 * dataset. Safe for several threads, and for several processes on one storage.
 *
 * <p>All methods that take a path throw {@link dev.hindcast.error.HindcastException} with
 * REQUEST_INVALID for one that is not allowed, and with STORAGE_FAILED for one that a symbolic link
 * leads out of the dataset.
 */
public interface StoreFiles {
  /** The dataset's own folder as people and command lines name it, without a slash at its end. */
  String root();

  /** A path as people and readers of Parquet name it. */
  default String location(String path) {
    return root() + "/" + DatasetLayout.checked(path);
  }

  /** A path as a URI, for Hadoop. */
  String uri(String path);

  /** The file on this machine, empty on any other storage. */
  default Optional<Path> onThisMachine(String path) {
    DatasetLayout.checked(path);
    return Optional.empty();
  }

  /** Names in a folder, sorted; empty if there is no such folder. */
  List<String> list(String folder) throws IOException;

  /**
   * All files below a folder, sorted by path; empty if there is no such folder. Files whose names
   * the allow-list does not have are left out: they are a store's own, on their way to a name.
   */
  List<StoredFile> walk(String folder) throws IOException;

  /** Whether there is a file. */
  boolean exists(String path) throws IOException;

  /**
   * Bytes of a file.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  long sizeBytes(String path) throws IOException;

  /**
   * The content of a file, which must be small.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  byte[] read(String path) throws IOException;

  /**
   * The content of a file; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  InputStream open(String path) throws IOException;

  /**
   * Makes a file in one step, durable, whole, and only if its name is free. Folders are made as
   * needed. Of any number of calls at the same time, one succeeds.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken; a call whose answer was
   *     lost and that was tried again may find its own file
   * @throws NotCreatedException if the file certainly was not made; after any other IOException it
   *     may be there
   * @throws UnsupportedOperationException if the storage cannot do it; the file was not made
   */
  void create(String path, byte[] bytes) throws IOException;

  /**
   * Puts a file in the place of the one of that name, in one step and durable: whoever reads it
   * finds the old content or the new one, whole. Where the name is free the file is made. Only an
   * erasure may do that to a file that others rely on.
   *
   * @throws IOException if it is not known which of both is there
   */
  void replace(String path, byte[] bytes) throws IOException;

  /** Returns once the content of a file and its name will survive a loss of power. */
  void makeDurable(String path) throws IOException;

  /** Removes a file; none is fine. */
  void delete(String path) throws IOException;

  /** Removes a folder with all that is in it; none is fine. */
  void deleteFolder(String folder) throws IOException;
}
