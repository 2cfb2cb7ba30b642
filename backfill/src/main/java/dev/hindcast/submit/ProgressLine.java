/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** A line by which a job says how far it has come: {@code HINDCAST-PROGRESS {"stage":...}}. */
final class ProgressLine {
  private static final String PREFIX = "HINDCAST-PROGRESS ";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProgressLine() {}

  /** What the line says, or nothing if it is an ordinary line of the log. */
  static Optional<JobProgress> read(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      JsonNode json = MAPPER.readTree(line.substring(PREFIX.length()));
      String stage = json.path("stage").asText();
      long done = json.path("done").asLong(-1);
      long total = json.path("total").asLong(-1);
      return stage.isEmpty() || done < 0 || total < 0
          ? Optional.empty()
          : Optional.of(new JobProgress(stage, done, total));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
