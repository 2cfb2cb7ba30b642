/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.SecretTexts;
import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How a job ended: what it hands to whoever started it, as one JSON file. */
final class JobOutcome {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json = JSON.createObjectNode();
  private final int exitCode;

  private JobOutcome(String status, int exitCode) {
    this.exitCode = exitCode;
    json.put("status", status);
  }

  static JobOutcome published(DatasetManifest manifest) {
    JobOutcome outcome = new JobOutcome("published", 0);
    outcome.json.put("version", manifest.version());
    outcome.json.put("rows", manifest.rows());
    return outcome;
  }

  /** A definition was found right. */
  static JobOutcome checked() {
    return new JobOutcome("checked", 0);
  }

  /** A job found out what it was asked. */
  static JobOutcome reported(JsonNode report) {
    JobOutcome outcome = new JobOutcome("reported", 0);
    outcome.json.set("report", report);
    return outcome;
  }

  /**
   * A job failed.
   *
   * @param secrets what the message must not show
   */
  static JobOutcome failed(Throwable failure, SecretTexts secrets) {
    Optional<HindcastException> known = HindcastFailure.in(failure);
    ErrorCode code = known.map(HindcastException::code).orElse(ErrorCode.INTERNAL);
    JobOutcome outcome = new JobOutcome("failed", code.exitCode());
    outcome.json.put("code", code.name());
    String message = known.map(Throwable::getMessage).orElse(String.valueOf(failure));
    outcome.json.put("message", ShownText.lines(secrets.redact(message)));
    return outcome;
  }

  int exitCode() {
    return exitCode;
  }

  String message() {
    return json.path("message").asText("");
  }

  /** Writes the file whole or not at all. */
  void write(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path whole = absolute.resolveSibling(absolute.getFileName() + ".partial");
    Files.write(whole, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    Files.move(
        whole, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
