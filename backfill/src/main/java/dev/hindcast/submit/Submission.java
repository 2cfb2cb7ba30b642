/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.attach.PrivateFolder;
import dev.hindcast.config.SecretTexts;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * What the job's main class is given.
   *
   * @param privateFolder where the request is put, which may hold secrets
   */
  List<String> jobArguments(PrivateFolder privateFolder) throws IOException {
    Path file = privateFolder.write("request.json", BuildRequestJson.write(request));
    List<String> all =
        new ArrayList<>(
            List.of(
                "--request",
                file.toString(),
                "--outcome",
                outcome().toAbsolutePath().toString(),
                "--progress"));
    all.addAll(arguments);
    return all;
  }

  /**
   * What nobody may be shown: secrets of the definition's catalogs and of settings.
   *
   * @param properties of the engine
   */
  SecretTexts secrets(Map<String, String> properties) {
    List<Map<String, String>> all =
        new ArrayList<>(request.definition().definition().catalogs().values());
    all.add(properties);
    return SecretTexts.ofAll(all);
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
