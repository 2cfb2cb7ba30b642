/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON Schema of dataset manifests that the documentation holds, for tests of all modules. */
public final class ManifestSchema {
  private static final Path FILE =
      Path.of("..", "docs", "reference", "dataset-manifest-1.schema.json");
  private static final JsonMapper MAPPER = new JsonMapper();

  private ManifestSchema() {}

  /** What is wrong with a document, of which any reader may be given more fields than it knows. */
  public static List<String> problems(byte[] json) {
    return problems(tree(), json);
  }

  /**
   * What is wrong with a document that was just written, and so has no field without a name here.
   */
  public static List<String> problemsOfWritten(byte[] json) {
    ObjectNode schema = tree();
    closed(schema);
    schema.get("$defs").forEach(ManifestSchema::closed);
    return problems(schema, json);
  }

  /** The schema as it stands in its file. */
  static ObjectNode tree() {
    try {
      return (ObjectNode) MAPPER.readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closed(JsonNode type) {
    if (type.has("properties")) {
      ((ObjectNode) type).put("additionalProperties", false);
    }
  }

  private static List<String> problems(JsonNode schema, byte[] json) {
    JsonSchema validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    try {
      return validator.validate(MAPPER.readTree(json)).stream()
          .map(ValidationMessage::getMessage)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
