/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.time.Micros;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two manifests tell of the difference of their versions, for programs. */
public final class ManifestDiff {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final DatasetManifest before;
  private final DatasetManifest after;

  public ManifestDiff(DatasetManifest before, DatasetManifest after) {
    this.before = before;
    this.after = after;
  }

  public ObjectNode json() {
    ObjectNode json = JSON.objectNode();
    json.put("dataset", after.dataset());
    json.set("before", version(before));
    json.set("after", version(after));
    json.put("sameFingerprint", before.fingerprint().equals(after.fingerprint()));
    json.set("definition", definition());
    json.set("schema", schema());
    json.set("sources", sources());
    json.set("windows", windows());
    ObjectNode statistics = json.putObject("statistics");
    new TreeSet<>(after.statistics().keySet())
        .stream()
            .filter(before.statistics()::containsKey)
            .forEach(name -> statistics.set(name, statistics(name)));
    return json;
  }

  private static ObjectNode version(DatasetManifest manifest) {
    return JSON.objectNode()
        .put("version", manifest.version())
        .put("buildId", manifest.buildId())
        .put("reason", manifest.reason())
        .put("engineVersion", manifest.engineVersion())
        .put("policy", manifest.knowledge().policy())
        .put("delayMicros", manifest.knowledge().delayMicros())
        .put("knowledgeTime", Micros.text(manifest.build().knowledgeTimeMicros()))
        .put("rows", manifest.rows());
  }

  /** Keys of the definitions that differ, with dots between their parts. */
  private ArrayNode definition() {
    Map<String, JsonNode> old = new TreeMap<>();
    Map<String, JsonNode> young = new TreeMap<>();
    flatten("", before.definition(), old);
    flatten("", after.definition(), young);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(young.keySet());
    ArrayNode json = JSON.arrayNode();
    for (String key : keys) {
      if (!Objects.equals(old.get(key), young.get(key))) {
        json.add(change("key", key, old.get(key), young.get(key)));
      }
    }
    return json;
  }

  private static void flatten(String key, JsonNode node, Map<String, JsonNode> into) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              part ->
                  flatten(
                      key.isEmpty() ? part.getKey() : key + "." + part.getKey(),
                      part.getValue(),
                      into));
    } else {
      into.put(key, node);
    }
  }

  private ArrayNode schema() {
    Map<String, JsonNode> old = columns(before);
    Map<String, JsonNode> young = columns(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(young.keySet());
    ArrayNode json = JSON.arrayNode();
    for (String name : names) {
      if (!Objects.equals(old.get(name), young.get(name))) {
        json.add(change("column", name, old.get(name), young.get(name)));
      }
    }
    return json;
  }

  private static Map<String, JsonNode> columns(DatasetManifest manifest) {
    Map<String, JsonNode> columns = new TreeMap<>();
    for (OutputColumn column : manifest.schema()) {
      String text = column.type() + ", field id " + column.fieldId();
      columns.put(column.name(), JSON.textNode(text));
    }
    return columns;
  }

  private ArrayNode sources() {
    Map<String, JsonNode> old = pins(before);
    Map<String, JsonNode> young = pins(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(young.keySet());
    ArrayNode json = JSON.arrayNode();
    for (String name : names) {
      if (!Objects.equals(old.get(name), young.get(name))) {
        json.add(change("table", name, old.get(name), young.get(name)));
      }
    }
    return json;
  }

  private static Map<String, JsonNode> pins(DatasetManifest manifest) {
    Map<String, JsonNode> pins = new TreeMap<>();
    for (SourceSnapshot pin : manifest.build().sourceSnapshots()) {
      pins.put(pin.table(), JSON.numberNode(pin.snapshotId()));
    }
    return pins;
  }

  private ObjectNode windows() {
    WindowChanges changes = WindowChanges.of(before, after);
    ObjectNode json = JSON.objectNode().put("same", changes.same());
    add(json.putArray("changed"), changes.changed(), before);
    add(json.putArray("added"), changes.added(), before);
    add(json.putArray("removed"), changes.removed(), after);
    return json;
  }

  private static void add(
      ArrayNode json, Iterable<PublishedWindow> windows, DatasetManifest other) {
    for (PublishedWindow window : windows) {
      ObjectNode one = json.addObject();
      one.put("from", Micros.text(window.fromMicros()));
      one.put("to", Micros.text(window.toMicros()));
      one.put("rows", window.rows());
      other.windows().stream()
          .filter(twin -> twin.window().equals(window.window()))
          .findFirst()
          .ifPresent(twin -> one.put("rowsBefore", twin.rows()));
    }
  }

  private ObjectNode statistics(String sequence) {
    SequenceStatistics old = before.statistics().get(sequence);
    SequenceStatistics young = after.statistics().get(sequence);
    ObjectNode json = JSON.objectNode();
    json.set("events", change(JSON.numberNode(old.events()), JSON.numberNode(young.events())));
    json.set(
        "meanLength", change(JSON.numberNode(meanLength(old)), JSON.numberNode(meanLength(young))));
    json.set(
        "emptyShare",
        change(JSON.numberNode(old.emptyShare()), JSON.numberNode(young.emptyShare())));
    json.set(
        "truncatedShare",
        change(JSON.numberNode(old.truncatedShare()), JSON.numberNode(young.truncatedShare())));
    return json;
  }

  private static double meanLength(SequenceStatistics statistics) {
    return statistics.rows() == 0 ? 0 : (double) statistics.events() / statistics.rows();
  }

  private static ObjectNode change(String what, String name, JsonNode old, JsonNode young) {
    ObjectNode json = JSON.objectNode().put(what, name);
    json.setAll(change(old, young));
    return json;
  }

  private static ObjectNode change(JsonNode old, JsonNode young) {
    ObjectNode json = JSON.objectNode();
    json.set("before", old == null ? JSON.nullNode() : old);
    json.set("after", young == null ? JSON.nullNode() : young);
    return json;
  }
}
