/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes build requests as JSON and reads them back, strictly. */
public final class BuildRequestJson {
  private static final String OVERRIDDEN_GATES = "overriddenGates";
  private static final String ERASED = "erased";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> FIELDS =
      Set.of(
          "formatVersion",
          "buildId",
          "createdAtMicros",
          "engineVersion",
          "definition",
          "fingerprint",
          "fromMicros",
          "toMicros",
          "windows",
          "knowledgeTimeMicros",
          "sourceSnapshots",
          "columns",
          "parentVersion",
          "reason",
          "allowsBreaking",
          OVERRIDDEN_GATES,
          ERASED);
  private static final Set<String> ERASED_FIELDS = Set.of("id", "salt", "hashes");
  private static final Set<String> WINDOW_FIELDS = Set.of("fromMicros", "toMicros");
  private static final Set<String> SNAPSHOT_FIELDS =
      Set.of(
          "catalog",
          "table",
          "tableUuid",
          "snapshotId",
          "sequenceNumber",
          "schemaId",
          "committedAtMicros");

  private BuildRequestJson() {}

  /** The request as the job needs it: with the catalogs' secrets. Keep it private. */
  public static String write(BuildRequest request) {
    return write(request, request.definition().canonicalJson());
  }

  /** The request without secrets: what may be stored and shown. */
  public static String writeRedacted(BuildRequest request) {
    return write(request, request.definition().redactedJson());
  }

  /**
   * Reads a request that {@link #write} or {@link #writeRedacted} wrote.
   *
   * @param place what errors call the text, usually its file
   * @throws HindcastException {@code REQUEST_INVALID} if the text is torn, of another format
   *     version, incomplete, or was changed
   */
  public static BuildRequest read(String place, String json) {
    RequestFields fields = new RequestFields(place, "", tree(place, json));
    int formatVersion = fields.smallNumber("formatVersion");
    if (formatVersion != BuildRequest.FORMAT_VERSION) {
      throw RequestFields.invalid(
          place,
          "its format version is "
              + formatVersion
              + " and this version of Hindcast reads "
              + BuildRequest.FORMAT_VERSION);
    }
    fields.allowOnly(FIELDS);
    ParsedDefinition definition = definition(place, fields);
    List<SourceSnapshot> snapshots =
        fields.objects("sourceSnapshots").stream().map(BuildRequestJson::snapshot).toList();
    requirePins(place, definition.definition(), snapshots);
    try {
      return new BuildRequest(
          fields.text("buildId"),
          fields.number("createdAtMicros"),
          fields.text("engineVersion"),
          definition,
          fields.number("fromMicros"),
          fields.number("toMicros"),
          fields.objects("windows").stream().map(BuildRequestJson::window).toList(),
          fields.number("knowledgeTimeMicros"),
          snapshots,
          columns(fields.object("columns")),
          fields.smallNumber("parentVersion"),
          fields.text("reason"),
          new BuildWaivers(fields.isSet("allowsBreaking"), fields.optionalTexts(OVERRIDDEN_GATES)),
          fields.optionalObjects(ERASED).stream().map(BuildRequestJson::erased).toList());
    } catch (IllegalArgumentException e) {
      throw RequestFields.invalid(place, e.getMessage(), e);
    }
  }

  private static JsonNode tree(String place, String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw RequestFields.invalid(
          place,
          "it is no complete JSON text, see line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    }
  }

  private static ParsedDefinition definition(String place, RequestFields fields) {
    ParsedDefinition definition = parsed(place, fields.required("definition").toString());
    String fingerprint = fields.text("fingerprint");
    if (!fingerprint.equals(definition.fingerprint())) {
      throw RequestFields.invalid(
          place,
          "its definition has the fingerprint "
              + definition.fingerprint()
              + ", not "
              + fingerprint
              + " as it was planned");
    }
    return definition;
  }

  private static ParsedDefinition parsed(String place, String json) {
    try {
      return DefinitionParser.parseResolved(json);
    } catch (HindcastException e) {
      String problems = e.getMessage().replaceFirst("\\.$", "");
      throw RequestFields.invalid(place, "its definition is not valid: " + problems, e);
    }
  }

  private static void requirePins(
      String place, DatasetDefinition definition, List<SourceSnapshot> snapshots) {
    Set<String> tables = new TreeSet<>(Set.of(definition.labels().table()));
    definition.sources().forEach(source -> tables.add(source.table()));
    definition.enrichments().forEach(enrichment -> tables.add(enrichment.table()));
    List<String> pinned = snapshots.stream().map(SourceSnapshot::table).sorted().toList();
    if (!pinned.equals(List.copyOf(tables))) {
      throw RequestFields.invalid(
          place, "it pins the tables " + pinned + " but its definition reads " + tables);
    }
  }

  private static LabelWindow window(RequestFields fields) {
    fields.allowOnly(WINDOW_FIELDS);
    return new LabelWindow(fields.number("fromMicros"), fields.number("toMicros"));
  }

  private static ErasedUsers erased(RequestFields fields) {
    fields.allowOnly(ERASED_FIELDS);
    return new ErasedUsers(fields.text("id"), fields.text("salt"), fields.optionalTexts("hashes"));
  }

  private static SourceSnapshot snapshot(RequestFields fields) {
    fields.allowOnly(SNAPSHOT_FIELDS);
    return new SourceSnapshot(
        fields.text("catalog"),
        fields.text("table"),
        fields.text("tableUuid"),
        fields.number("snapshotId"),
        fields.number("sequenceNumber"),
        fields.smallNumber("schemaId"),
        fields.number("committedAtMicros"));
  }

  private static Map<String, Map<String, Integer>> columns(RequestFields tables) {
    Map<String, Map<String, Integer>> columns = new LinkedHashMap<>();
    for (String table : tables.names()) {
      RequestFields ids = tables.object(table);
      Map<String, Integer> fieldIds = new LinkedHashMap<>();
      ids.names().forEach(column -> fieldIds.put(column, ids.smallNumber(column)));
      columns.put(table, fieldIds);
    }
    return columns;
  }

  private static String write(BuildRequest request, String definitionJson) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("formatVersion", BuildRequest.FORMAT_VERSION);
    json.put("buildId", request.buildId());
    json.put("createdAtMicros", request.createdAtMicros());
    json.put("engineVersion", request.engineVersion());
    json.put("reason", request.reason());
    json.put("parentVersion", request.parentVersion());
    json.put("fromMicros", request.fromMicros());
    json.put("toMicros", request.toMicros());
    if (request.waivers().breakingChanges()) {
      json.put("allowsBreaking", true);
    }
    json.put("knowledgeTimeMicros", request.knowledgeTimeMicros());
    json.put("fingerprint", request.fingerprint());
    if (!request.waivers().gates().isEmpty()) {
      request.waivers().gates().forEach(json.putArray(OVERRIDDEN_GATES)::add);
    }
    writeErased(json, request.erased());
    writeWindows(json, request.windows());
    writeSnapshots(json, request.sourceSnapshots());
    ObjectNode columns = json.putObject("columns");
    request
        .columns()
        .forEach(
            (table, ids) -> {
              ObjectNode fieldIds = columns.putObject(table);
              ids.forEach(fieldIds::put);
            });
    json.set("definition", tree("to be written", definitionJson));
    return json.toPrettyString() + "\n";
  }

  private static void writeErased(ObjectNode json, List<ErasedUsers> erased) {
    if (erased.isEmpty()) {
      return;
    }
    var list = json.putArray(ERASED);
    for (ErasedUsers users : erased) {
      ObjectNode one = list.addObject().put("id", users.id()).put("salt", users.salt());
      users.hashes().forEach(one.putArray("hashes")::add);
    }
  }

  private static void writeWindows(ObjectNode json, List<LabelWindow> windows) {
    var list = json.putArray("windows");
    for (LabelWindow window : windows) {
      list.addObject().put("fromMicros", window.fromMicros()).put("toMicros", window.toMicros());
    }
  }

  private static void writeSnapshots(ObjectNode json, List<SourceSnapshot> snapshots) {
    var list = json.putArray("sourceSnapshots");
    for (SourceSnapshot snapshot : snapshots) {
      list.addObject()
          .put("catalog", snapshot.catalog())
          .put("table", snapshot.table())
          .put("tableUuid", snapshot.tableUuid())
          .put("snapshotId", snapshot.snapshotId())
          .put("sequenceNumber", snapshot.sequenceNumber())
          .put("schemaId", snapshot.schemaId())
          .put("committedAtMicros", snapshot.committedAtMicros());
    }
  }
}
