/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * What a build found when it looked at all of its rows before it was published.
 *
 * @param statement its name, in lower case words with hyphens
 * @param text what it says, for people
 * @param checked how many rows or users were looked at
 * @param found how many of them are as the statement says there are none, or how many there are
 * @param unknownFields what a later version of the project wrote
 */
public record CheckedStatement(
    String statement,
    String text,
    long checked,
    long found,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public CheckedStatement {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(text, "text");
    Checks.notNegative("checked of statement " + statement, checked);
    Checks.notNegative("found of statement " + statement, found);
    unknownFields = Checks.unknown(unknownFields);
  }

  public CheckedStatement(String statement, String text, long checked, long found) {
    this(statement, text, checked, found, Map.of());
  }
}
