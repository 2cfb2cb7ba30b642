/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A line by which a driver says how its application fares: {@code HINDCAST-APPLICATION {...}}. */
final class ApplicationLine {
  private static final String PREFIX = "HINDCAST-APPLICATION ";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, ApplicationState.Phase> PHASES =
      Map.of(
          "accepted", ApplicationState.Phase.ACCEPTED,
          "running", ApplicationState.Phase.RUNNING,
          "executor-lost", ApplicationState.Phase.EXECUTOR_LOST);

  private ApplicationLine() {}

  /** What the line says, or nothing if it is an ordinary line of the log. */
  static Optional<ApplicationState> read(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      JsonNode json = MAPPER.readTree(line.substring(PREFIX.length()));
      ApplicationState.Phase phase =
          PHASES.get(json.path("state").asText().toLowerCase(Locale.ROOT));
      return phase == null
          ? Optional.empty()
          : Optional.of(
              new ApplicationState(
                  json.path("id").asText(),
                  phase,
                  Math.max(0, json.path("executors").asInt()),
                  json.path("detail").asText()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
