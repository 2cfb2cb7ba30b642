/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final DatasetManifest manifest = ManifestExamples.first("b-1");

  @Test
  void whatIsWrittenReadsBackAsTheSameManifest() {
    assertThat(ManifestJson.read(ManifestJson.write(manifest), "m")).isEqualTo(manifest);
  }

  @Test
  void numbersOfTheDefinitionReadBackEqualHoweverTheyWereRead() throws IOException {
    String definition = "{\"gates\":{\"share\":0.50,\"change\":1e-7,\"rows\":7,\"limit\":3.0e10}}";
    DatasetManifest built = ManifestParts.withDefinition(manifest, MAPPER.readTree(definition));

    assertThat(ManifestJson.read(ManifestJson.write(built), "m")).isEqualTo(built);
  }

  @Test
  void equalManifestsAreEqualBytes() {
    byte[] json = ManifestJson.write(manifest);
    assertThat(ManifestJson.write(ManifestExamples.first("b-1"))).isEqualTo(json);
    assertThat(ManifestJson.write(ManifestJson.read(json, "m"))).isEqualTo(json);
  }

  @Test
  void documentIsIndentedAndTimesAreText() {
    assertThat(new String(ManifestJson.write(manifest), UTF_8))
        .startsWith("{\n  \"formatVersion\": 1,\n  \"dataset\": \"home-feed\",\n")
        .contains("  \"createdAt\": \"2026-03-20T08:30:00.123456Z\",\n")
        .contains("      \"committedAt\": \"2026-03-20T07:59:58.500000Z\"\n")
        .contains("    \"from\": \"2026-03-01T00:00:00.000000Z\",\n")
        .contains("    \"lookbackMicros\": null,\n")
        .contains("\"limit\": null,")
        .doesNotContain("createdAtMicros", "unknownFields", "\r")
        .endsWith("}\n");
  }

  @Test
  void fieldsOfALaterProjectVersionAreKeptAtEveryLevel() throws IOException {
    JsonNode json = MAPPER.readTree(ManifestJson.write(manifest));
    int objects = addUnknownField(json, "");

    byte[] written = ManifestJson.write(ManifestJson.read(MAPPER.writeValueAsBytes(json), "m"));

    assertThat(MAPPER.readTree(written)).isEqualTo(json);
    assertThat(objects).isEqualTo(33);
  }

  @Test
  void emptyFileIsRefused() {
    unreadable("")
        .hasMessage(
            "Cannot read dataset manifest v1.json: the file is empty. Restore the file from a"
                + " copy, or use another version.");
  }

  @Test
  void fileTornAtAnyByteIsRefused() {
    byte[] json = ManifestJson.write(manifest);
    for (int length = 1; length < json.length - 1; length += 7) {
      unreadable(new String(Arrays.copyOf(json, length), UTF_8))
          .as("torn at byte %s", length)
          .hasMessageStartingWith("Cannot read dataset manifest v1.json: it is not whole JSON: ");
    }
  }

  @Test
  void fileOfZeroBytesOnlyIsRefused() {
    unreadable("\0".repeat(64)).hasMessageContaining("it is not whole JSON: ");
  }

  @Test
  void newerFormatIsRefusedByItsNumber() {
    unreadable("{\"formatVersion\": 2, \"whatever\": {}}")
        .hasMessage(
            "Cannot read dataset manifest v1.json: its format version is 2, and this Hindcast"
                + " reads versions up to 1. Use a newer Hindcast.");
  }

  @Test
  void documentWithoutFormatVersionIsRefused() {
    for (String json : List.of("{}", "[]", "3", " ", "{\"formatVersion\": \"1\"}")) {
      unreadable(json)
          .hasMessageContaining("it has no formatVersion, so it is no dataset manifest");
    }
  }

  @Test
  void everyMissingFieldIsRefusedByName() throws IOException {
    for (String pointer : pointersToRequiredFields()) {
      ObjectNode json = (ObjectNode) MAPPER.readTree(ManifestJson.write(manifest));
      int slash = pointer.lastIndexOf('/');
      String field = pointer.substring(slash + 1);
      ((ObjectNode) json.at(pointer.substring(0, slash))).remove(field);
      unreadable(json.toString()).as(pointer).hasMessageContaining(field);
    }
  }

  @Test
  void valueOfAnotherTypeIsRefusedAtItsPlace() {
    change("\"rows\": 5", "\"rows\": \"5\"").hasMessageContaining("windows[0].rows: ");
    change("\"rows\": 5", "\"rows\": 5.0").hasMessageContaining("windows[0].rows: ");
    change("\"rows\": 5", "\"rows\": null").hasMessageContaining("windows[0].rows: ");
    change("\"2026-03-01T00:00:00.000000Z\"", "17").hasMessageContaining("windows[0].from: a time");
    change("2026-03-01T00:00:00.000000Z", "yesterday")
        .hasMessageContaining("windows[0].from: not an ISO-8601 time: 'yesterday'");
    change("\"label-id\"", "\"key\"").hasMessageContaining("schema[0].role: not a column role");
    change("\"dataset\": \"home-feed\"", "\"dataset\": null")
        .hasMessageContaining("a value is null or missing: dataset");
  }

  @Test
  void fieldThatStandsTwiceIsRefused() {
    change("\"version\": 1", "\"version\": 1, \"version\": 2")
        .hasMessageContaining("Duplicate field 'version'");
  }

  @Test
  void textAfterTheDocumentIsRefused() {
    unreadable(new String(ManifestJson.write(manifest), UTF_8) + "{}")
        .hasMessageContaining("Trailing token");
  }

  @Test
  void rowsThatDoNotAddUpAreRefused() {
    change("\"rows\": 5", "\"rows\": 6").hasMessageContaining("count 5 rows, not 6");
  }

  @Test
  void pathThatLeavesTheDatasetIsRefused() {
    change("data/b-1/label_date=2026-03-01/part-00000", "data/../../../etc/part-00000")
        .hasMessageContaining("not a path below the dataset's root: 'data/../");
  }

  private AbstractThrowableAssert<?, ?> change(String text, String replacement) {
    String json = new String(ManifestJson.write(manifest), UTF_8);
    int at = json.indexOf(text, text.contains("\"rows\"") ? json.indexOf("\"windows\"") : 0);
    assertThat(at).as("'%s' in the document", text).isNotNegative();
    return unreadable(json.substring(0, at) + replacement + json.substring(at + text.length()));
  }

  private static AbstractThrowableAssert<?, ?> unreadable(String json) {
    return assertThatThrownBy(() -> ManifestJson.read(json.getBytes(UTF_8), "v1.json"))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNREADABLE))
        .hasMessageStartingWith("Cannot read dataset manifest v1.json: ");
  }

  /** Adds a field to each object that is a record, not a map or the definition. */
  private static int addUnknownField(JsonNode node, String name) {
    int added = 0;
    if (node instanceof ArrayNode array) {
      for (JsonNode element : array) {
        added += addUnknownField(element, "[]");
      }
    }
    if (node instanceof ObjectNode object) {
      List<String> counts =
          List.of(
              "inputCounts",
              "rejected",
              "nulls",
              "nullPositions",
              "sources",
              "kinds",
              "definition",
              "splitRows",
              "rowsWithoutSplit",
              "rowsAgainstParent",
              "columns");
      List<String> maps = new ArrayList<>(List.of("builds", "statistics", "arrivals"));
      maps.addAll(counts);
      for (String field : (Iterable<String>) object::fieldNames) {
        added += counts.contains(field) ? 0 : addUnknownField(object.get(field), field);
      }
      if (!maps.contains(name)) {
        object.putObject("zzFromLater").put("exact", 7).putArray("list").add("a").addNull();
        added++;
      }
    }
    return added;
  }

  private static List<String> pointersToRequiredFields() {
    return List.of(
        "/dataset",
        "/version",
        "/parentVersion",
        "/createdAt",
        "/knowledge",
        "/knowledge/delayMicros",
        "/definition",
        "/schema",
        "/schema/0/fieldId",
        "/sequences/0/lookbackMicros",
        "/statistics",
        "/statistics/views/mostEligible",
        "/windows",
        "/windows/0/rows",
        "/windows/0/knowledgeTime",
        "/files",
        "/files/0/minUserHash",
        "/files/0/windowTo",
        "/builds",
        "/builds/b-1/knowledgeTime",
        "/builds/b-1/sourceSnapshots/0/committedAt",
        "/builds/b-1/sourceSnapshots/0/snapshotId",
        "/builds/b-1/gates/0/limit");
  }
}
