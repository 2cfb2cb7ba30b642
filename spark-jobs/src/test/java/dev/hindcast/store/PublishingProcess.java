/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * A process of its own that publishes a manifest, stands still at one of its file operations and is
 * killed there with SIGKILL.
 */
final class PublishingProcess {
  private static final String STANDING = "standing at ";
  private static final String DONE = "done";
  private static final int KILLED = 128 + 9;

  private PublishingProcess() {}

  /**
   * Publishes in a new process and kills it before the operation of that number.
   *
   * @param manifest file of the manifest to publish
   * @param torn whether that operation, a write, is done by half first
   * @return the operation that did not come to its end; empty if the process ended before it
   */
  static String killedAt(LocalStorage storage, Path manifest, int number, boolean torn)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classPath(),
                PublishingProcess.class.getName(),
                storage.folder().toString(),
                manifest.toString(),
                Integer.toString(number),
                Boolean.toString(torn))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line = output.readLine();
      if (DONE.equals(line)) {
        return "";
      }
      if (line == null || !line.startsWith(STANDING)) {
        throw new AssertionError(line + "\n" + output.lines().collect(Collectors.joining("\n")));
      }
      process.destroyForcibly();
      int exitCode = process.waitFor();
      if (exitCode != KILLED) {
        throw new AssertionError("exit code " + exitCode + " is not that of a killed process");
      }
      return line.substring(STANDING.length());
    } finally {
      process.destroyForcibly();
    }
  }

  /** The process: folder, manifest file, operation, whether to tear it. */
  public static void main(String[] args) throws IOException {
    DatasetManifest manifest = ManifestJson.read(Files.readAllBytes(Path.of(args[1])), args[1]);
    int stop = Integer.parseInt(args[2]);
    boolean torn = Boolean.parseBoolean(args[3]);
    WatchedFiles files =
        new WatchedFiles(
            new WatchedFiles.Watcher() {
              @Override
              public void before(int number, String operation) {
                if (number == stop && !torn) {
                  standStill(operation);
                }
              }

              @Override
              public boolean tears(int number) {
                return number == stop && torn;
              }

              @Override
              public void after(int number, String operation) {
                if (number == stop && torn) {
                  standStill("torn " + operation);
                }
              }
            });
    new LocalStorage(Path.of(args[0])).open(manifest.dataset(), files).publish(manifest).orThrow();
    System.out.println(DONE);
  }

  private static void standStill(String operation) {
    System.out.println(STANDING + operation);
    System.out.flush();
    while (true) {
      LockSupport.park();
    }
  }

  private static String classPath() {
    return Stream.of(
            PublishingProcess.class,
            ManifestExamples.class,
            VersionStore.class,
            Configuration.class,
            DatasetManifest.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
