/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps docs/reference/dataset-manifest-1.schema.json equal to what the records say. */
class ManifestSchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNode schema = ManifestSchema.tree();

  @Test
  void schemaHasEveryFieldWithItsTypeAndNoOther() {
    for (Class<?> type : ManifestRecords.HEADINGS.keySet()) {
      assertThat(rows(definition(type)))
          .as("fields of %s in the JSON Schema", type.getSimpleName())
          .containsExactlyInAnyOrderElementsOf(ManifestRecords.rows(type));
    }
  }

  @Test
  void schemaIsOfTheFormatThatIsWritten() {
    assertThat(schema.at("/properties/formatVersion/const").intValue())
        .isEqualTo(DatasetManifest.FORMAT_VERSION);
    assertThat(schema.path("$id").textValue())
        .isEqualTo("urn:hindcast:dataset-manifest:" + DatasetManifest.FORMAT_VERSION);
  }

  @Test
  void schemaNamesEveryRole() {
    List<String> roles = new ArrayList<>();
    schema.at("/$defs/outputColumn/properties/role/enum").forEach(role -> roles.add(role.asText()));
    assertThat(roles).containsExactlyElementsOf(roles(ColumnRole.values()));
  }

  @Test
  void whatIsWrittenKeepsToTheSchema() {
    DatasetManifest first = ManifestExamples.first("b-1");
    DatasetManifest second = ManifestExamples.version(Optional.of(first), "b-2", 2, 3);
    for (DatasetManifest manifest :
        List.of(first, second, ManifestExamples.withoutRows(Optional.of(second), "b-3", 1, 9))) {
      assertThat(ManifestSchema.problemsOfWritten(ManifestJson.write(manifest))).isEmpty();
    }
  }

  @Test
  void fieldsOfALaterProjectVersionKeepToTheSchema() throws IOException {
    ObjectNode json = example();
    json.put("later", 1);
    ((ObjectNode) json.at("/files/0")).put("later", 1);
    byte[] written = MAPPER.writeValueAsBytes(json);

    assertThat(ManifestSchema.problems(written)).isEmpty();
    assertThat(ManifestSchema.problemsOfWritten(written))
        .hasSize(2)
        .allMatch(p -> p.contains("later"));
  }

  @Test
  void documentsThatNoReaderTakesAreRefused() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "/formatVersion", "2",
            "/dataset", "\"Home\"",
            "/createdAt", "\"2026-03-01\"",
            "/fingerprint", "\"ab\"",
            "/schema/0/fieldId", "0",
            "/schema/0/role", "\"key\"",
            "/windows/0/rows", "-1",
            "/files/0/path", "\"data/../../etc\"",
            "/files/0/rows", "\"5\"",
            "/builds/b-1/gates/0/passed", "null");
    for (Map.Entry<String, String> change : wrong.entrySet()) {
      ObjectNode json = example();
      int slash = change.getKey().lastIndexOf('/');
      ((ObjectNode) json.at(change.getKey().substring(0, slash)))
          .set(change.getKey().substring(slash + 1), MAPPER.readTree(change.getValue()));
      assertThat(ManifestSchema.problems(MAPPER.writeValueAsBytes(json)))
          .as("%s = %s", change.getKey(), change.getValue())
          .isNotEmpty();
    }
  }

  private static ObjectNode example() throws IOException {
    byte[] written = ManifestJson.write(ManifestExamples.first("b-1"));
    return (ObjectNode) MAPPER.readTree(new String(written, UTF_8));
  }

  private static List<String> roles(ColumnRole[] roles) {
    return List.of(roles).stream().map(ColumnRole::text).toList();
  }

  private JsonNode definition(Class<?> type) {
    String name = type.getSimpleName();
    return type == DatasetManifest.class
        ? schema
        : schema
            .path("$defs")
            .path(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
  }

  private List<String> rows(JsonNode definition) {
    Set<String> required = new HashSet<>();
    definition.path("required").forEach(name -> required.add(name.textValue()));
    List<String> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : definition.path("properties").properties()) {
      String isRequired = required.contains(field.getKey()) ? "yes" : "no";
      rows.add(String.join(" | ", field.getKey(), typeText(field.getValue()), isRequired));
    }
    return rows;
  }

  /** The type in the words of the reference page. */
  private String typeText(JsonNode type) {
    String reference = type.path("$ref").asText();
    if (!reference.isEmpty()) {
      return reference.equals("#/$defs/time")
          ? "time"
          : typeText(schema.at(reference.substring(1)));
    }
    if (type.path("type").isArray()) {
      return type.at("/type/0").textValue() + " or " + type.at("/type/1").textValue();
    }
    return switch (type.path("type").asText()) {
      case "string" -> "text";
      case "array" -> "list of " + typeText(type.path("items"));
      case "object" ->
          type.path("additionalProperties").isObject()
              ? "map to " + typeText(type.path("additionalProperties"))
              : "object";
      default -> type.path("type").asText();
    };
  }
}
