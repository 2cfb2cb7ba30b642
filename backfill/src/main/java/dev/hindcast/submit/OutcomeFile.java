/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the outcome that a job leaves as JSON. */
final class OutcomeFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OutcomeFile() {}

  /**
   * The outcome, or nothing if there is no whole one.
   *
   * @throws HindcastException the job's own error
   */
  static Optional<JobOutcome> read(Path file) {
    JsonNode json;
    try {
      json = MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty();
    }
    return switch (json.path("status").asText()) {
      case "published" ->
          json.path("version").canConvertToInt() && json.path("version").intValue() > 0
              ? Optional.of(new JobOutcome.Published(json.path("version").intValue()))
              : Optional.empty();
      case "checked" -> Optional.of(new JobOutcome.Checked());
      case "reported" -> Optional.of(new JobOutcome.Reported(json.path("report")));
      case "failed" -> throw new HindcastException(code(json), json.path("message").asText());
      default -> Optional.empty();
    };
  }

  private static ErrorCode code(JsonNode json) {
    String name = json.path("code").asText();
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return ErrorCode.INTERNAL;
  }
}
