/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.label.LabelWindow;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** A dataset that grows version by version, and what must be found of it on storage. */
final class History {
  private final DatasetStore store;
  private final List<DatasetManifest> versions = new ArrayList<>();
  private int builds;

  /** Without versions. */
  History(DatasetStore store) {
    this.store = store;
  }

  /** With a number of versions. */
  static History of(DatasetStore store, int versions) throws IOException {
    History history = new History(store);
    for (int i = 0; i < versions; i++) {
      DatasetManifest next = history.prepare();
      store.publish(next).orThrow();
      history.add(next);
    }
    return history;
  }

  List<DatasetManifest> versions() {
    return List.copyOf(versions);
  }

  DatasetManifest latest() {
    return versions.get(versions.size() - 1);
  }

  void add(DatasetManifest version) {
    versions.add(version);
  }

  void addFirst(DatasetManifest version) {
    versions.add(0, version);
  }

  void forget(int version) {
    versions.removeIf(manifest -> manifest.version() == version);
  }

  /** A further version with its files on storage, ready to be published. */
  DatasetManifest prepare() throws IOException {
    String buildId = nextBuild();
    int day = 1 + builds % 2;
    List<LabelWindow> days =
        versions.isEmpty() ? ManifestExamples.days(1, 2) : ManifestExamples.days(day, day);
    Optional<DatasetManifest> parent =
        versions.isEmpty() ? Optional.empty() : Optional.of(latest());
    DatasetManifest next =
        VersionPlan.of(ManifestExamples.DATASET, parent, days, ManifestExamples.FINGERPRINT)
            .manifest(
                withDigests(ManifestExamples.part(buildId, days, ManifestExamples.FINGERPRINT)));
    for (PublishedFile file : next.files()) {
      if (file.path().startsWith("data/" + buildId + "/")) {
        store.files().create(file.path(), content(file));
      }
    }
    return next;
  }

  /** A further version without files. */
  DatasetManifest prepareWithoutRows() {
    return ManifestExamples.withoutRows(Optional.of(latest()), nextBuild(), 1, 1);
  }

  private String nextBuild() {
    builds++;
    return String.format(Locale.ROOT, "b-20260101T000000Z-%08x", builds);
  }

  /** Whether the next version is there; the old ones must be, each whole, and nothing else. */
  boolean has(DatasetManifest next) throws IOException {
    List<Integer> old = versions.stream().map(DatasetManifest::version).toList();
    List<Integer> all = new ArrayList<>(old);
    all.add(next.version());
    List<Integer> found = store.versions();
    assertThat(found).isIn(old, all);
    for (DatasetManifest version :
        versions.subList(Math.max(0, versions.size() - 2), versions.size())) {
      checkWhole(version);
    }
    if (found.size() > old.size()) {
      checkWhole(next);
      return true;
    }
    return false;
  }

  /** Exactly these versions are there, each whole. */
  void checkAll() throws IOException {
    assertThat(store.versions())
        .isEqualTo(versions.stream().map(DatasetManifest::version).toList());
    for (DatasetManifest version : versions) {
      checkWhole(version);
    }
  }

  private void checkWhole(DatasetManifest version) throws IOException {
    assertThat(store.files().read(store.layout().versionFile(version.version())))
        .as("bytes of version %s", version.version())
        .isEqualTo(ManifestJson.write(version));
    assertThat(store.load(version.version())).isEqualTo(version);
    for (PublishedFile file : version.files()) {
      byte[] bytes = store.files().read(file.path());
      assertThat(bytes).as(file.path()).hasSize((int) file.sizeBytes());
      assertThat(sha256(bytes)).as(file.path()).isEqualTo(file.sha256());
    }
  }

  private static BuiltPart withDigests(BuiltPart part) {
    return new BuiltPart(
        part.dataset(),
        part.reason(),
        part.buildId(),
        part.knowledge(),
        part.definition(),
        part.schema(),
        part.sequences(),
        part.splits(),
        part.windows(),
        part.files().stream().map(History::withDigest).toList(),
        part.provenance());
  }

  private static PublishedFile withDigest(PublishedFile file) {
    return new PublishedFile(
        file.path(),
        file.window(),
        file.sizeBytes(),
        file.rows(),
        sha256(content(file)),
        file.rowDigest(),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash());
  }

  private static byte[] content(PublishedFile file) {
    byte[] bytes = new byte[(int) file.sizeBytes()];
    long seed = 7;
    for (byte letter : file.path().getBytes(UTF_8)) {
      seed = 31 * seed + letter;
    }
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
