/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.plan.BuildRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A job to be run.
 *
 * @param folder an existing folder that keeps the job's log and outcome
 * @param arguments what the job is given besides its request
 */
public record Submission(
    JobKind kind,
    BuildRequest request,
    Path folder,
    List<String> arguments,
    EngineSettings settings) {
  public Submission {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(folder, "folder");
    arguments = List.copyOf(arguments);
    Objects.requireNonNull(settings, "settings");
  }

  /** A job that needs its request only. */
  public Submission(JobKind kind, BuildRequest request, Path folder, EngineSettings settings) {
    this(kind, request, folder, List.of(), settings);
  }

  /** All that the engine printed. */
  public Path log() {
    return folder.resolve("driver.log");
  }

  /** How the job ended, as JSON; absent if it ended without saying so. */
  public Path outcome() {
    return folder.resolve("outcome.json");
  }
}
