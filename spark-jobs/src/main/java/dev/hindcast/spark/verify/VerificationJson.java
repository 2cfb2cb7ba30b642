/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import dev.hindcast.verify.CheckedFile;
import dev.hindcast.verify.Finding;
import java.util.TreeMap;

/** What a check of a version found, for programs. */
public final class VerificationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private VerificationJson() {}

  public static ObjectNode of(DatasetManifest manifest, CheckedVersion checked) {
    ObjectNode json = JSON.objectNode();
    json.put("dataset", manifest.dataset());
    json.put("version", manifest.version());
    json.put("intact", checked.findings() == 0);
    json.put("findings", checked.findings());
    json.put("files", checked.files().size());
    json.put("filesRead", checked.files().stream().filter(CheckedFile::isRead).count());
    json.put("rows", checked.files().stream().mapToLong(CheckedFile::rows).sum());
    json.put("events", checked.files().stream().mapToLong(CheckedFile::events).sum());
    json.put("definitionIsOwn", checked.definitionIsOwn());
    json.put("leftoverFiles", checked.leftovers().files());
    json.put("leftoverBytes", checked.leftovers().sizeBytes());
    ArrayNode files = json.putArray("damagedFiles");
    checked.files().stream()
        .filter(file -> file.findings() > 0)
        .forEach(file -> files.add(file(file)));
    ArrayNode windows = json.putArray("damagedWindows");
    new TreeMap<>(checked.windows())
        .forEach((window, detail) -> windows.add(of(window).put("detail", detail)));
    ArrayNode labels = json.putArray("repeatedLabels");
    checked
        .repeatedLabels()
        .forEach(label -> labels.addObject().put("label", label.id()).put("rows", label.rows()));
    return json;
  }

  /** {@code from} and {@code to}. */
  public static ObjectNode of(LabelWindow window) {
    return JSON.objectNode()
        .put("from", Micros.text(window.fromMicros()))
        .put("to", Micros.text(window.toMicros()));
  }

  private static ObjectNode file(CheckedFile file) {
    ObjectNode json = JSON.objectNode().put("path", file.path());
    json.set("window", of(file.window()));
    json.put("findings", file.findings());
    ArrayNode listed = json.putArray("listed");
    for (Finding finding : file.first()) {
      ObjectNode one = listed.addObject().put("check", finding.check());
      if (finding.rowGroup() != Finding.NONE) {
        one.put("rowGroup", finding.rowGroup());
      }
      if (!finding.column().isEmpty()) {
        one.put("column", finding.column());
      }
      if (finding.row() != Finding.NONE) {
        one.put("row", finding.row());
      }
      one.put("detail", finding.detail()).put("remedy", finding.remedy().text());
    }
    return json;
  }
}
