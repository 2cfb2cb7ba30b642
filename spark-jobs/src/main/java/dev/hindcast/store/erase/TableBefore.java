/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An Iceberg table that offers versions, as an erasure found it.
 *
 * @param name {@code catalog.namespace.table}
 * @param uuid that no other table has, also not one that is made under the name later
 * @param versions that have a tag, ascending
 * @param metadataFiles locations of all files of its own; none is a file of the dataset
 */
public record TableBefore(
    String name, String uuid, List<Integer> versions, List<String> metadataFiles) {
  private static final int FORMAT_VERSION = 1;

  public TableBefore {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(uuid, "uuid");
    versions = List.copyOf(versions);
    metadataFiles = List.copyOf(metadataFiles);
  }

  /** UTF-8 of the JSON of tables, ending with a line feed. */
  static byte[] json(List<TableBefore> tables) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("formatVersion", FORMAT_VERSION);
    ArrayNode array = json.putArray("tables");
    for (TableBefore table : tables) {
      ObjectNode node = array.addObject().put("table", table.name()).put("uuid", table.uuid());
      table.versions().forEach(node.putArray("versions")::add);
      table.metadataFiles().forEach(node.putArray("metadataFiles")::add);
    }
    return (json.toPrettyString() + "\n").getBytes(UTF_8);
  }

  /** Tables from their JSON, empty if it is torn or of a newer Hindcast. */
  static Optional<List<TableBefore>> read(byte[] utf8) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(utf8);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (json.path("formatVersion").asInt() != FORMAT_VERSION || !json.path("tables").isArray()) {
      return Optional.empty();
    }
    List<TableBefore> tables = new ArrayList<>();
    for (JsonNode node : json.path("tables")) {
      List<Integer> versions = new ArrayList<>();
      node.path("versions").forEach(version -> versions.add(version.asInt()));
      List<String> files = new ArrayList<>();
      node.path("metadataFiles").forEach(file -> files.add(file.asText()));
      tables.add(
          new TableBefore(
              node.path("table").asText(), node.path("uuid").asText(), versions, files));
    }
    return Optional.of(tables);
  }
}
