/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.ErasureRecord;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What an erasure did, in numbers, without naming a user. */
record Receipt(
    DatasetStore store,
    Erasure erasure,
    List<ErasureRecord> records,
    SortedMap<Integer, DatasetManifest> manifests) {
  private static final int FORMAT_VERSION = 1;

  /** UTF-8 of its JSON, ending with a line feed. */
  byte[] json(Leftovers left, ErasureWork.Tables tables, long atMicros) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("erasure", erasure.id());
    json.put("dataset", store.layout().name());
    json.put("path", store.layout().root());
    json.put("begunAt", Micros.text(erasure.createdAtMicros()));
    json.put("finishedAt", Micros.text(atMicros));
    json.put("engineVersion", erasure.engineVersion());
    json.put("usersGiven", erasure.hashes().size());
    json.put("usersFound", found());
    manifests.values().stream()
        .filter(of -> of.buildId().equals(erasure.buildId()))
        .forEach(of -> json.put("publishedVersion", of.version()));
    versions(json.putArray("versions"));
    files(json.putArray("files"));
    left.removed().forEach(json.putArray("removedUnpublishedFiles")::add);
    ObjectNode rejected = json.putObject("rejectedRows").put("removed", left.rejectedRows());
    left.rewritten().forEach(rejected.putArray("files")::add);
    tables.renewed().forEach(json.putArray("icebergTables")::add);
    tables.left().forEach(json.putArray("icebergTablesLeft")::add);
    sources(json.putArray("sourceSnapshots"));
    return (json.toPrettyString() + "\n").getBytes(UTF_8);
  }

  private int found() {
    Set<String> users = new HashSet<>();
    records.forEach(record -> users.addAll(record.foundUsers()));
    return users.size();
  }

  private void versions(ArrayNode versions) throws IOException {
    List<ErasureRecord.Version> before = new ArrayList<>();
    records.forEach(record -> before.addAll(record.versions()));
    before.sort((a, b) -> a.version() - b.version());
    for (ErasureRecord.Version of : before) {
      ObjectNode json = versions.addObject().put("version", of.version());
      json.put("rowsBefore", of.rows());
      json.put("rowDigestBefore", of.rowDigest().toString());
      json.put("manifestBefore", of.manifest());
      DatasetManifest now = manifests.get(of.version());
      if (now == null) {
        json.put("expired", true);
        continue;
      }
      json.put("rowsErased", of.rows() - now.rows());
      json.put("rowsAfter", now.rows());
      json.put("rowDigestAfter", now.rowDigest().toString());
      String path = store.layout().versionFile(of.version());
      json.put("manifestAfter", Sha256.of(store.files().read(path)));
    }
  }

  private void files(ArrayNode files) {
    ErasureRecord.byPath(records)
        .values()
        .forEach(
            file -> {
              ObjectNode json = files.addObject().put("path", file.path());
              RowDigest left =
                  file.copies().stream()
                      .map(PublishedFile::rowDigest)
                      .reduce(RowDigest.ZERO, RowDigest::plus);
              json.put("rowsBefore", file.rows());
              json.put("rowDigestBefore", left.plus(file.digestErased()).toString());
              json.put("rowsErased", file.rowsErased());
              json.put("rowsAfter", file.rows() - file.rowsErased());
              json.put("rowDigestAfter", left.toString());
              ArrayNode copies = json.putArray("copies");
              file.copies().forEach(copy -> copies.add(copy.path()));
            });
  }

  /** Snapshots of source tables that versions were made from; they are not touched. */
  private void sources(ArrayNode sources) {
    Set<String> named = new HashSet<>();
    for (DatasetManifest manifest : manifests.values()) {
      for (String build : manifest.builds().keySet()) {
        BuildProvenance provenance = manifest.builds().get(build);
        for (SourceSnapshot pin : provenance.sourceSnapshots()) {
          boolean isHeld =
              pin.snapshotId() != SourceSnapshot.NONE && !build.equals(erasure.buildId());
          if (isHeld && named.add(build + " " + pin.table())) {
            sources
                .addObject()
                .put("table", pin.table())
                .put("snapshotId", pin.snapshotId())
                .put("buildId", build)
                .put("tag", "hindcast." + store.layout().name() + "." + build);
          }
        }
      }
    }
  }
}
