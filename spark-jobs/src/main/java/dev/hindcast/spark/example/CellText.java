/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists as they stand in a cell: elements joined by {@code |} with {@code null} for null, or a JSON
 * array where elements hold such characters or are lists themselves. An empty cell is an empty
 * list.
 */
final class CellText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CellText() {}

  /** The elements of a list; a JSON null for null, text for whatever is not written as JSON. */
  static List<JsonNode> elements(String cell) {
    List<JsonNode> elements = new ArrayList<>();
    if (cell == null || cell.isEmpty()) {
      return elements;
    }
    if (cell.startsWith("[")) {
      array(cell).forEach(elements::add);
      return elements;
    }
    for (String element : cell.split("\\|", -1)) {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      elements.add(element.equals("null") ? nodes.nullNode() : nodes.textNode(element));
    }
    return elements;
  }

  private static JsonNode array(String cell) {
    try {
      return JSON.readTree(cell);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "'" + cell + "' begins like a JSON array but is none: " + e.getOriginalMessage(), e);
    }
  }
}
