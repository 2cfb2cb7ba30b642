/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Takes the secrets out of a canonical definition: by key in catalogs, by value everywhere. */
final class Redaction {
  private final SecretTexts secrets;

  Redaction(SecretTexts secrets) {
    this.secrets = secrets;
  }

  ObjectNode redact(ObjectNode canonical) {
    ObjectNode redacted = (ObjectNode) texts(canonical);
    for (JsonNode catalog : redacted.path("dataset").path("catalogs")) {
      catalog
          .properties()
          .forEach(
              property -> {
                if (SecretTexts.isSecretKey(property.getKey())) {
                  property.setValue(TextNode.valueOf(SecretTexts.REDACTED));
                }
              });
    }
    return redacted;
  }

  private JsonNode texts(JsonNode node) {
    if (node instanceof ObjectNode) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(child -> object.set(child.getKey(), texts(child.getValue())));
      return object;
    }
    if (node instanceof ArrayNode) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(texts(item)));
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(secrets.redact(node.textValue())) : node;
  }
}
