/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that keeps what a driver logs. Once it cannot be written it is left as it is: a driver
 * is followed without it.
 */
final class DriverLog implements AutoCloseable {
  private final BufferedWriter writer;
  private boolean isKept = true;

  private DriverLog(BufferedWriter writer) {
    this.writer = writer;
  }

  /** Begins an empty one. */
  static DriverLog open(Path file) throws IOException {
    return new DriverLog(Files.newBufferedWriter(file));
  }

  /**
   * Adds a line.
   *
   * @return why nothing is added from now on; empty if that was said before
   */
  Optional<IOException> add(String line) {
    if (!isKept) {
      return Optional.empty();
    }
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
      return Optional.empty();
    } catch (IOException e) {
      isKept = false;
      return Optional.of(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // Each line was flushed; whoever added the last one knows.
      isKept = false;
    }
  }
}
