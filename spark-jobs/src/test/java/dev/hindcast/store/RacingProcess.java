/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that publishes one manifest after the other, each when it is told to. */
final class RacingProcess implements AutoCloseable {
  private static final String READY = "ready";
  private static final String GO = "go";

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;
  private final Path manifest;

  private RacingProcess(Process process, Path manifest) {
    this.process = process;
    this.manifest = manifest;
    this.answers = process.inputReader(UTF_8);
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  /**
   * Starts it.
   *
   * @param path the folder that holds the dataset
   * @param manifest a file by which it is handed manifests
   */
  static RacingProcess start(String path, Path manifest) throws IOException {
    Process process =
        PublishingProcess.jvm(path, RacingProcess.class, List.of(path, manifest.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new RacingProcess(process, manifest);
  }

  /** Returns once it is ready to publish. */
  void ready(DatasetManifest next) throws IOException {
    Files.write(manifest, ManifestJson.write(next));
    orders.println(READY);
    expect(READY);
  }

  void publish() {
    orders.println(GO);
  }

  /** The build whose version is there after it published. */
  String winner() throws IOException {
    return answers.readLine();
  }

  private void expect(String answer) throws IOException {
    String line = answers.readLine();
    if (!answer.equals(line)) {
      throw new AssertionError(line);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process: folder, manifest file. */
  public static void main(String[] args) throws IOException {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (orders.readLine() != null) {
      DatasetManifest manifest = ManifestJson.read(Files.readAllBytes(Path.of(args[1])), args[1]);
      DatasetStore store =
          new LocalStorage(Path.of(args[0])).open(manifest.dataset(), new DiskOperations());
      System.out.println(READY);
      orders.readLine();
      System.out.println(winner(store.publish(manifest)));
    }
  }

  private static String winner(PublishOutcome outcome) {
    if (outcome instanceof PublishOutcome.Conflict conflict) {
      return conflict.existing().buildId();
    }
    return outcome.orThrow().buildId();
  }
}
