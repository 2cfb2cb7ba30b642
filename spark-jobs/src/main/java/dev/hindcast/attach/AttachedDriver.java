/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.attach;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Main class of a driver's JVM: {@code FOLDER CLASS [ARGUMENT...]} runs the class's main method. It
 * ends when the launcher does, even if that was killed, and then deletes the launcher's private
 * folder; it notices by the end of its standard input.
 */
public final class AttachedDriver {
  /** Exit code of a process that was asked to stop. */
  private static final int TERMINATED = 143;

  private AttachedDriver() {}

  public static void main(String[] arguments) throws Throwable {
    PrivateFolder folder = new PrivateFolder(Path.of(arguments[0]));
    Thread watch = new Thread(() -> endWithLauncher(folder), "hindcast-launcher-watch");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(arguments[1])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void endWithLauncher(PrivateFolder folder) {
    try (InputStream launcher = System.in) {
      while (launcher.read() >= 0) {
        // The launcher says nothing; only the end counts.
      }
    } catch (IOException e) {
      // The other end is gone, too.
    }
    folder.close();
    System.exit(TERMINATED);
  }
}
