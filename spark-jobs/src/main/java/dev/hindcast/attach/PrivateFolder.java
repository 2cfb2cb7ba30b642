/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A temporary folder of files that only their owner may read; closing it deletes them. */
public final class PrivateFolder implements AutoCloseable {
  private final Path folder;

  /** An existing folder. */
  public PrivateFolder(Path folder) {
    this.folder = folder;
  }

  /** A new folder that only its owner may enter. */
  public static PrivateFolder create() throws IOException {
    return new PrivateFolder(Files.createTempDirectory("hindcast-"));
  }

  public Path path() {
    return folder;
  }

  public Path write(String name, String text) throws IOException {
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(Files.createFile(folder.resolve(name), ownerOnly), text);
  }

  /** Deletes what it can now, and the rest when the process ends: the job's outcome stands. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        file.toFile().deleteOnExit();
        Files.deleteIfExists(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
