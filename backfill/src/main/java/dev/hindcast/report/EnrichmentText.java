/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an enrichment found for an event, in a line: the row that wins, and why others lost. */
final class EnrichmentText {
  private static final int SHOWN_CHARACTERS = 30;

  private EnrichmentText() {}

  static String of(String name, JsonNode found) {
    StringBuilder line = new StringBuilder(name);
    if (!found.path("key").isNull()) {
      line.append(" of ").append(found.path("key").asText());
    }
    if (found.path("asOf").asText().equals("label")) {
      line.append(" as of the label");
    }
    line.append(": ");
    if (found.has("row")) {
      line.append(values(found.path("row").path("values")))
          .append(" (")
          .append(times(found.path("row")))
          .append(")");
    } else {
      line.append("nothing, ").append(miss(found.path("miss").asText()));
      line.append("; on-miss = ").append(found.path("onMiss").asText());
    }
    List<String> lost = new ArrayList<>();
    found.path("lost").forEach(one -> lost.add(lost(one)));
    return lost.isEmpty() ? line.toString() : line + "; lost: " + String.join(", ", lost);
  }

  private static String values(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values
        .properties()
        .forEach(value -> texts.add(value.getKey() + " " + shortened(value.getValue().asText())));
    return String.join(", ", texts);
  }

  private static String lost(JsonNode lost) {
    String nearest = times(lost.path("nearest"));
    if (lost.path("byMicros").asLong() > 0) {
      nearest = "by " + lost.path("by").asText() + ", " + nearest;
    }
    int count = lost.path("count").asInt();
    return Figures.count(count)
        + " "
        + lost.path("why").asText().replace('-', ' ')
        + " ("
        + (count > 1 ? "nearest " : "")
        + nearest
        + ")";
  }

  private static String times(JsonNode row) {
    String from = row.path("validFrom").asText();
    String known = row.path("knownAt").asText();
    return "from "
        + day(from)
        + (row.has("validTo") ? " to " + day(row.path("validTo").asText()) : "")
        + (known.equals(from) ? "" : ", known " + day(known));
  }

  private static String miss(String miss) {
    return switch (miss) {
      case "no-key" -> "its source has no such key";
      case "null-key" -> "its key is null";
      case "no-row" -> "no row has the key";
      case "stale" -> "the row is stale";
      default -> "no row of the key holds";
    };
  }

  private static String day(String instant) {
    return instant.endsWith("T00:00:00Z") ? instant.substring(0, 10) : instant;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "\u2026";
  }
}
