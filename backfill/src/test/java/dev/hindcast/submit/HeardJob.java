/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers what a job said. */
final class HeardJob implements JobListener {
  private final List<JobProgress> progress = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<ApplicationState> states = new ArrayList<>();
  private final Consumer<JobProgress> onProgress;

  HeardJob() {
    this(ignored -> {});
  }

  HeardJob(Consumer<JobProgress> onProgress) {
    this.onProgress = onProgress;
  }

  @Override
  public synchronized void progress(JobProgress said) {
    progress.add(said);
    onProgress.accept(said);
  }

  @Override
  public synchronized void application(ApplicationState state) {
    states.add(state);
  }

  @Override
  public void staged(long rows) {
    throw new IllegalStateException("no task was to be staged: " + rows);
  }

  @Override
  public synchronized void warning(String text) {
    warnings.add(text);
  }

  @Override
  public synchronized void log(String line) {
    lines.add(line);
  }

  synchronized List<JobProgress> progress() {
    return List.copyOf(progress);
  }

  synchronized List<ApplicationState> states() {
    return List.copyOf(states);
  }

  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
