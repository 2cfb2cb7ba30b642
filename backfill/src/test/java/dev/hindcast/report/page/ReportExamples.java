/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Versions to report on, made of the examples of manifests by changing their JSON. */
final class ReportExamples {
  static final String SAMPLES =
      """
      {"labels": [{"id": "L1", "why": "One of many", "labelTime": "2026-03-01T12:00:00Z",
        "labelTimeMicros": 1772366400000000, "knownUntilMicros": 1772362800000000,
        "split": "train", "sequences": [{"name": "views", "length": 2, "eligible": 5,
          "maxArrivalTimeMicros": 1772362700000000, "ages": [60000000, 172800000000],
          "columns": ["item"], "events": [["shoe"], [null]]}]}]}
      """;

  private ReportExamples() {}

  static DatasetManifest first() {
    return ManifestExamples.first("b-1");
  }

  static ReportedVersion alone(DatasetManifest manifest) {
    return new ReportedVersion(
        manifest, Optional.empty(), "/data/sets/home-feed", MissingNode.getInstance());
  }

  /** The second version beside its parent, with samples. */
  static ReportedVersion second() {
    DatasetManifest first = first();
    return new ReportedVersion(
        ManifestExamples.version(Optional.of(first), "b-2", 1, 3),
        Optional.of(first),
        "/data/sets/home-feed",
        json(SAMPLES));
  }

  /** The manifest with its JSON changed. */
  static DatasetManifest changed(DatasetManifest manifest, Consumer<ObjectNode> change) {
    ObjectNode json = (ObjectNode) json(new String(ManifestJson.write(manifest), UTF_8));
    change.accept(json);
    return ManifestJson.read(json.toString().getBytes(UTF_8), "changed");
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
