/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.config.SecretTexts;
import dev.hindcast.config.ShownText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A driver's JVM while it runs. */
final class DriverProcess {
  /** How long a driver may take to stop before it is killed. */
  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final BufferedReader lines;
  private boolean hasBegunToPublish;

  private DriverProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts it.
   *
   * @param environment what is added to that of this process
   */
  static DriverProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new DriverProcess(builder.start());
  }

  /**
   * Follows the driver to its end. A log that cannot be written is given up, with a warning.
   *
   * @param secrets what neither the log nor the listener is told
   * @return its exit code; 128 and the signal's number if a signal ended it
   */
  int follow(DriverLog log, SecretTexts secrets, JobListener listener)
      throws IOException, InterruptedException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Optional<JobProgress> progress = ProgressLine.read(line);
      if (progress.isPresent()) {
        hear(progress.get(), listener);
        continue;
      }
      Optional<ApplicationState> state = ApplicationLine.read(line);
      String shown =
          ShownText.line(
              secrets.redact(state.map(ApplicationState::text).orElse(line).replace("\t", "    ")));
      log.add(shown).ifPresent(e -> listener.warning(SubmitErrors.logGivenUp(e)));
      if (state.isPresent()) {
        listener.application(state.get());
      } else {
        listener.log(shown);
      }
    }
    return process.waitFor();
  }

  /**
   * Ends a driver that is followed no more, and hears from the rest of what it said whether it had
   * begun to publish; where the rest cannot be read it may have.
   *
   * @return its exit code
   */
  int end() throws InterruptedException {
    terminate();
    CompletableFuture<Void> rest = CompletableFuture.runAsync(this::hearRest);
    awaitEnd();
    rest.join();
    return process.waitFor();
  }

  private void hearRest() {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hasBegunToPublish |= ProgressLine.read(line).filter(JobProgress::isPublishing).isPresent();
      }
    } catch (IOException e) {
      hasBegunToPublish = true;
    }
  }

  private void hear(JobProgress progress, JobListener listener) {
    if (progress.stage().equals(JobProgress.STAGED)) {
      listener.staged(progress.done());
      return;
    }
    hasBegunToPublish |= progress.isPublishing();
    listener.progress(progress);
  }

  /** Whether the driver had said that it was about to publish. */
  boolean hasBegunToPublish() {
    return hasBegunToPublish;
  }

  /** Asks the driver to end. */
  void terminate() {
    // Not Process.destroy, which closes the streams that are still being read.
    process.toHandle().destroy();
  }

  /** Waits for a driver that was asked to end, and kills it if it does not. */
  void awaitEnd() {
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.toHandle().destroyForcibly();
  }
}
