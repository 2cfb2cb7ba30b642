/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The operations that writing a local file for good is made of; a test can fail or stop at each.
 */
interface FileOperations {
  /** Names in a folder, empty if the folder does not exist. */
  List<String> list(Path folder) throws IOException;

  byte[] read(Path file) throws IOException;

  long sizeBytes(Path file) throws IOException;

  /** Makes a folder whose parent exists; false if it was there. */
  boolean createFolder(Path folder) throws IOException;

  /** Writes a new file; fails if the name is taken, and leaves none if it fails. */
  void create(Path file, byte[] bytes) throws IOException;

  /** Returns once the content of a file is on the device. */
  void syncFile(Path file) throws IOException;

  /** Returns once the names in a folder are on the device. */
  void syncFolder(Path folder) throws IOException;

  /** Gives a file a second name, in one step; fails if the name is taken. */
  void link(Path newName, Path file) throws IOException;

  /** Gives a file another name, in one step; a file of that name is gone. */
  void move(Path file, Path newName) throws IOException;

  void delete(Path file) throws IOException;
}
