/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildRequestJsonTest {
  private static final long FROM = Micros.parse("2026-03-01");
  private static final long TO = Micros.parse("2026-03-03");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String DEFINITION =
      """
      dataset {
        name = shop, path = data
        catalogs.lake { type = jdbc, jdbc.password = planted-marker }
        labels { table = lake.shop.labels, id = id, user = user, time = time }
        sources.clicks {
          table = lake.shop.clicks, user = user, event-id = id, event-time = at
          arrival-time = arrived, attributes { zeta = z, alpha = a }
        }
        sequences.recent { max-length = 10 }
      }
      """;

  private final BuildRequest request =
      new BuildRequest(
          "b-20260304T000000Z-0123abcd",
          Micros.parse("2026-03-04"),
          "0.1.0",
          DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("shop.conf", DEFINITION))),
          FROM,
          TO,
          LabelWindow.split(FROM, TO, Micros.PER_DAY),
          Micros.parse("2026-03-04"),
          List.of(
              new SourceSnapshot(
                  "lake", "lake.shop.clicks", "uuid-1", 8_123_456_789_012_345_678L, 7, 0, FROM),
              new SourceSnapshot("lake", "lake.shop.labels", "uuid-2", -1, 0, 0, 0)),
          Map.of(
              "lake.shop.clicks", Map.of("user", 1, "id", 2),
              "lake.shop.labels", Map.of()),
          0,
          "build",
          BuildWaivers.NONE);

  @Test
  void readsBackWhatItWrote() {
    assertThat(BuildRequestJson.read("request.json", BuildRequestJson.write(request)))
        .isEqualTo(request);
  }

  @Test
  void erasedUsersStandInTheRequestAsHashes() {
    BuildRequest without =
        request.without(
            List.of(ErasedUsers.of("e000001", "0f".repeat(16), List.of(new byte[] {65, 66, 67}))));

    String json = BuildRequestJson.writeRedacted(without);

    assertThat(json).contains("\"e000001\"").doesNotContain("ABC");
    assertThat(BuildRequestJson.read("request.json", json).erased()).isEqualTo(without.erased());
    assertThat(without.over(request.buildId(), request.windows())).isEqualTo(without);
    assertThat(without.with(request.waivers())).isEqualTo(without);
    assertThat(without.fingerprint()).isEqualTo(request.fingerprint());
  }

  @Test
  void theRedactedCopyHoldsNoSecretAndReadsBackWithTheSameFingerprint() {
    String redacted = BuildRequestJson.writeRedacted(request);
    assertThat(BuildRequestJson.write(request)).contains("planted-marker");
    assertThat(redacted).doesNotContain("planted-marker").contains("<redacted>");
    assertThat(BuildRequestJson.read("request.json", redacted).fingerprint())
        .isEqualTo(request.fingerprint());
  }

  @Test
  void everyTornTextIsRefused() {
    String json = BuildRequestJson.write(request).strip();
    for (int length = 0; length < json.length(); length++) {
      String torn = json.substring(0, length);
      assertThatThrownBy(() -> BuildRequestJson.read("request.json", torn))
          .isInstanceOf(HindcastException.class)
          .hasMessageStartingWith("Cannot use the build request request.json: it is no ")
          .hasMessageEndingWith(
              ". Plan the build again with hindcast build --dry-run --format json, and do not edit"
                  + " the result.")
          .extracting(e -> ((HindcastException) e).code())
          .isEqualTo(ErrorCode.REQUEST_INVALID);
    }
  }

  @Test
  void everyMissingFieldIsNamed() throws JsonProcessingException {
    ObjectNode json = json();
    for (String field : List.copyOf(names(json))) {
      ObjectNode torn = json.deepCopy();
      torn.remove(field);
      assertRefused(torn.toString(), "field " + field + " is missing");
      torn.putNull(field);
      assertRefused(torn.toString(), "field " + field + " is missing");
    }
    for (String field : names(json.get("sourceSnapshots").get(1))) {
      ObjectNode torn = json.deepCopy();
      ((ObjectNode) torn.get("sourceSnapshots").get(1)).remove(field);
      assertRefused(torn.toString(), "field sourceSnapshots[1]." + field + " is missing");
    }
  }

  @Test
  void everyFieldOfAnotherTypeIsNamed() throws JsonProcessingException {
    assertRefusedWith("buildId", "5", "field buildId must be a text, not number");
    assertRefusedWith("reason", "[]", "field reason must be a text, not array");
    assertRefusedWith(
        "createdAtMicros",
        "1.5",
        "field createdAtMicros must be a whole 64-bit number, not number");
    assertRefusedWith(
        "fromMicros",
        "9223372036854775808",
        "field fromMicros must be a whole 64-bit number, not number");
    assertRefusedWith(
        "parentVersion",
        "3000000000",
        "field parentVersion must be a whole 32-bit number, not number");
    assertRefusedWith("windows", "{}", "field windows must be a list, not object");
    assertRefusedWith("windows", "[1]", "windows[0] is no JSON object");
    assertRefusedWith("columns", "[]", "columns is no JSON object");
    assertRefusedWith(
        "columns",
        "{\"t\": {\"c\": \"1\"}}",
        "field columns.t.c must be a whole 32-bit number, not string");
  }

  @Test
  void anotherFormatVersionIsRefusedBeforeAnythingElseIsRead() throws JsonProcessingException {
    assertRefusedWith(
        "formatVersion", "2", "its format version is 2 and this version of Hindcast reads 1");
    assertRefused(
        "{\"formatVersion\": 2, \"new\": 1}",
        "its format version is 2 and this version of Hindcast reads 1");
  }

  @Test
  void unknownFieldsAreRefused() throws JsonProcessingException {
    assertRefusedWith("extra", "1", "unknown field extra");
    ObjectNode json = json();
    ((ObjectNode) json.get("windows").get(0)).put("lenght", 1);
    assertRefused(json.toString(), "unknown field windows[0].lenght");
    json = json();
    ((ObjectNode) json.get("sourceSnapshots").get(0)).put("a", 1).put("b", 1);
    assertRefused(json.toString(), "unknown field sourceSnapshots[0].a, sourceSnapshots[0].b");
  }

  @Test
  void aFieldTwiceAndTextBehindTheEndAreRefused() throws JsonProcessingException {
    String json = json().toString();
    assertRefused(
        json.replaceFirst("\\{", "{\"reason\": \"x\","), "it is no complete JSON text, see line 1");
    assertRefused(json + "\n{}", "it is no complete JSON text, see line 2");
    assertRefused("[]", "it is no JSON object");
  }

  @Test
  void whatContradictsItselfIsRefused() throws JsonProcessingException {
    assertRefusedWith(
        "buildId", "\"../x\"", "build id must look like b-20260301T000000Z-0123abcd: ../x");
    assertRefusedWith("parentVersion", "-1", "parent version must not be negative: -1");
    assertRefusedWith(
        "fromMicros",
        String.valueOf(TO),
        "label times must end after they begin: from " + TO + " to " + TO + " us");
    assertRefusedWith(
        "toMicros",
        String.valueOf(TO + 1),
        "label windows must begin and end with the label times: from %1$d to %2$d us instead of"
                .formatted(FROM, TO)
            + " from %1$d to %2$d us".formatted(FROM, TO + 1));
    ObjectNode json = json();
    ((ArrayNode) json.get("windows")).remove(0);
    assertRefused(
        json.toString(),
        "label windows must begin and end with the label times: from %1$d to %2$d us instead of"
                .formatted(FROM + Micros.PER_DAY, TO)
            + " from %1$d to %2$d us".formatted(FROM, TO));
    json = json();
    ArrayNode windows = (ArrayNode) json.get("windows");
    windows.insert(1, windows.get(0).deepCopy());
    assertRefused(
        json.toString(),
        "label windows must ascend and not overlap: [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z)"
            + " comes after [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z)");
    json = json();
    ((ArrayNode) json.get("sourceSnapshots")).remove(0);
    assertRefused(
        json.toString(),
        "it pins the tables [lake.shop.labels] but its definition reads [lake.shop.clicks,"
            + " lake.shop.labels]");
  }

  @Test
  void aDefinitionThatWasChangedAfterPlanningIsRefused() throws JsonProcessingException {
    ObjectNode json = json();
    json.withObject("/definition/dataset/sequences/recent").put("max-length", 11);
    BuildRequest changed = withDefinition(DEFINITION.replace("max-length = 10", "max-length = 11"));
    assertRefused(
        json.toString(),
        "its definition has the fingerprint "
            + changed.fingerprint()
            + ", not "
            + request.fingerprint()
            + " as it was planned");
    json.withObject("/definition/dataset").put("nme", "x");
    assertThatThrownBy(() -> BuildRequestJson.read("request.json", json.toString()))
        .hasMessageStartingWith(
            "Cannot use the build request request.json: its definition is not valid: Cannot use the"
                + " definition resolved definition: it has 1 problem:\n  resolved definition:1:"
                + " dataset.nme: is not a known key; the nearest is dataset.name.");
  }

  @Test
  void overriddenGatesTravelInTheRequestAndMustExist() {
    BuildRequest overriding =
        request.with(new BuildWaivers(false, List.of("min-rows", "max-row-change", "min-rows")));

    assertThat(BuildRequestJson.read("request.json", BuildRequestJson.write(overriding)))
        .isEqualTo(overriding);
    assertThat(overriding.waivers().gates()).containsExactly("max-row-change", "min-rows");
    assertThat(BuildRequestJson.write(request)).doesNotContain("overriddenGates");
    String wrong = BuildRequestJson.write(overriding).replace("\"max-row-change\"", "\"no-gate\"");
    assertThatThrownBy(() -> BuildRequestJson.read("request.json", wrong))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining(
            "overridden gates must be among [max-rejected-share, min-rows, max-empty-share,"
                + " max-row-change]: [min-rows, no-gate]");
  }

  @Test
  void theOrderOfAttributesSurvives() {
    assertThat(
            BuildRequestJson.read("request.json", BuildRequestJson.write(request))
                .definition()
                .definition()
                .source("clicks")
                .attributes()
                .keySet())
        .containsExactly("zeta", "alpha");
  }

  private BuildRequest withDefinition(String definition) {
    return request.with(
        DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("shop.conf", definition))));
  }

  private ObjectNode json() throws JsonProcessingException {
    return (ObjectNode) MAPPER.readTree(BuildRequestJson.write(request));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void assertRefusedWith(String field, String value, String why)
      throws JsonProcessingException {
    ObjectNode json = json();
    json.set(field, MAPPER.readTree(value));
    assertRefused(json.toString(), why);
  }

  private static void assertRefused(String json, String why) {
    assertThatThrownBy(() -> BuildRequestJson.read("request.json", json))
        .isInstanceOf(HindcastException.class)
        .hasMessage(
            "Cannot use the build request request.json: "
                + why
                + ". Plan the build again with hindcast build --dry-run --format json, and do not"
                + " edit the result.")
        .extracting(e -> ((HindcastException) e).code())
        .isEqualTo(ErrorCode.REQUEST_INVALID);
  }
}
