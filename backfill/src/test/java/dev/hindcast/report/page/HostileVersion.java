/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import java.util.List;
import java.util.Optional;

/** A version in which everything that people name has the same name. */
record HostileVersion(String name) {
  ReportedVersion version() {
    DatasetManifest manifest = ReportExamples.changed(ReportExamples.first(), this::rename);
    JsonNode samples = ReportExamples.json(ReportExamples.SAMPLES);
    ObjectNode label = (ObjectNode) samples.at("/labels/0");
    label.put("id", name).put("why", name).put("split", name);
    ObjectNode sequence = (ObjectNode) label.at("/sequences/0");
    sequence.put("name", name);
    ((ArrayNode) sequence.get("columns")).set(0, name);
    ((ArrayNode) sequence.at("/events/0")).set(0, name);
    return new ReportedVersion(manifest, Optional.of(ReportExamples.first()), name, samples);
  }

  private void rename(ObjectNode json) {
    json.put("engineVersion", name);
    ((ObjectNode) json.at("/definition/dataset")).put("owner", name).put("description", name);
    ((ObjectNode) json.at("/schema/3")).put("name", name).put("type", name).put("doc", name);
    for (String statistics : List.of("/statistics/views", "/windows/0/statistics/views")) {
      ObjectNode counted = (ObjectNode) json.at(statistics);
      moved((ObjectNode) counted.get("nulls"), "item");
      moved((ObjectNode) counted.at("/kept/nullPositions"), "item");
      moved((ObjectNode) counted.at("/kept/sources"), "views");
      moved((ObjectNode) counted.at("/kept/kinds"), "view");
    }
    ObjectNode empty = (ObjectNode) json.at("/windows/1/statistics/views/nulls");
    moved(empty, "item");
    ObjectNode build = (ObjectNode) json.at("/builds/b-1");
    build.put("engineVersion", name);
    ((ObjectNode) build.at("/sourceSnapshots/0")).put("table", name);
    moved((ObjectNode) build.get("inputCounts"), "views");
    moved((ObjectNode) build.get("rejected"), "views");
    ((ObjectNode) build.at("/gates/0")).put("gate", name).put("subject", name);
    ((ObjectNode) build.at("/statements/0")).put("text", name);
  }

  private void moved(ObjectNode map, String from) {
    map.set(name, map.remove(from));
  }
}
