/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.label.LabelWindow;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Makes the manifests of versions without rows of erased users. What is not about these rows, also
 * what a later version of the project wrote, stays as it is.
 */
public final class ErasedManifest {
  /** Reads back what cannot be subtracted. */
  @FunctionalInterface
  public interface Greatest {
    /**
     * Sequence to the greatest length and the greatest number of eligible events over the rows of
     * files; 0 without files.
     */
    Map<String, long[]> of(List<PublishedFile> files);
  }

  private final DatasetManifest manifest;
  private final Map<String, ErasedFile> ofAll;
  private final Map<String, ErasedFile> erased = new TreeMap<>();
  private final Greatest greatest;

  /**
   * The version as it is.
   *
   * @param erased files by path, also those of other versions
   * @param greatest asked for files that stay or were copied
   */
  public ErasedManifest(
      DatasetManifest manifest, Map<String, ErasedFile> erased, Greatest greatest) {
    this.manifest = manifest;
    this.greatest = greatest;
    this.ofAll = Map.copyOf(erased);
    manifest.files().stream()
        .filter(file -> erased.containsKey(file.path()))
        .forEach(file -> this.erased.put(file.path(), erased.get(file.path())));
  }

  /** Whether the version holds rows of erased users. */
  public boolean isAffected() {
    return !erased.isEmpty();
  }

  /** Rows of erased users in the version. */
  public long rowsErased() {
    return erased.values().stream().mapToLong(ErasedFile::rowsErased).sum();
  }

  /**
   * The manifest that takes the place of the version's own.
   *
   * @param erasure whose it is
   * @param replaced SHA-256 of the document that it replaces
   * @param parent the version's parent as it is now, erased or not; empty if it is gone
   */
  public DatasetManifest replacing(
      Erasure erasure, String replaced, Optional<DatasetManifest> parent) {
    ObjectNode json = without();
    mark(json, erasure, replaced);
    json.remove("rowsAgainstParent");
    parent
        .filter(of -> !manifest.rowsAgainstParent().isEmpty())
        .ifPresent(of -> putCounts(json, "rowsAgainstParent", againstParent(of)));
    return read(json);
  }

  /** The manifest of the version after this one, which is the latest. */
  public DatasetManifest next(Erasure erasure) {
    ObjectNode json = without();
    json.remove("erasures");
    mark(json, erasure, "");
    ObjectNode made = ManifestMapper.MAPPER.createObjectNode();
    made.put("createdAt", IsoMicros.Writer.text(erasure.createdAtMicros()))
        .put("engineVersion", erasure.engineVersion());
    json.put("version", manifest.version() + 1);
    json.put("parentVersion", manifest.version());
    json.put("reason", Erasure.REASON);
    json.put("buildId", erasure.buildId());
    json.setAll(made);
    json.remove("schemaChanges");
    ObjectNode builds = (ObjectNode) json.get("builds");
    ObjectNode own = builds.get(manifest.buildId()).deepCopy();
    Set<String> named = new TreeSet<>();
    manifest.windows().forEach(window -> window.buildIds().forEach(named::add));
    builds.retain(named);
    builds.set(erasure.buildId(), own.setAll(made));
    long rows = manifest.rows() - rowsErased();
    putCounts(
        json,
        "rowsAgainstParent",
        Map.of(
            ParentRows.PARENT,
            rows,
            ParentRows.CARRIED,
            rows,
            ParentRows.REBUILT,
            0L,
            ParentRows.REBUILT_BEFORE,
            0L,
            ParentRows.NEW,
            0L));
    return read(json);
  }

  /** The document without the rows, not yet marked. */
  private ObjectNode without() {
    ObjectNode json = ManifestMapper.MAPPER.valueToTree(manifest);
    List<PublishedWindow> windows = new ArrayList<>();
    ArrayNode windowNodes = (ArrayNode) json.get("windows");
    Set<String> builds = new TreeSet<>();
    for (int n = 0; n < manifest.windows().size(); n++) {
      PublishedWindow before = manifest.windows().get(n);
      PublishedWindow after = window(before);
      windows.add(after);
      if (after.rows() != before.rows()) {
        builds.add(before.buildId());
        put((ObjectNode) windowNodes.get(n), after);
      }
    }
    ArrayNode files = json.putArray("files");
    manifest.files().stream()
        .flatMap(
            file ->
                erased.containsKey(file.path())
                    ? erased.get(file.path()).copies().stream()
                    : List.of(file).stream())
        .forEach(file -> files.add(ManifestMapper.MAPPER.<ObjectNode>valueToTree(file)));
    json.set(
        "statistics",
        ManifestMapper.MAPPER.valueToTree(Conservation.sum(windows, manifest.sequences())));
    Map<String, Long> splitRows = SplitConservation.sum(windows, PublishedWindow::splitRows);
    if (json.has("splits")) {
      json.get("splits")
          .forEach(
              split ->
                  ((ObjectNode) split)
                      .put("rows", splitRows.getOrDefault(split.path("name").asText(), 0L)));
    }
    putCounts(
        json,
        "rowsWithoutSplit",
        SplitConservation.sum(windows, PublishedWindow::rowsWithoutSplit));
    builds.forEach(build -> ((ObjectNode) json.get("builds").get(build)).remove("users"));
    return json;
  }

  private void mark(ObjectNode json, Erasure erasure, String replaced) {
    ErasureMark mark =
        new ErasureMark(erasure.id(), erasure.createdAtMicros(), replaced, rowsErased());
    ArrayNode marks = json.has("erasures") ? (ArrayNode) json.get("erasures") : json.arrayNode();
    marks.add(ManifestMapper.MAPPER.<ObjectNode>valueToTree(mark));
    json.set("erasures", marks);
  }

  private List<ErasedFile> erasedFrom(LabelWindow window) {
    return manifest.files().stream()
        .filter(file -> file.window().equals(window) && erased.containsKey(file.path()))
        .map(file -> erased.get(file.path()))
        .toList();
  }

  private PublishedWindow window(PublishedWindow before) {
    List<ErasedFile> gone = erasedFrom(before.window());
    if (gone.isEmpty()) {
      return before;
    }
    Map<String, SequenceStatistics> removed = new HashMap<>();
    before
        .statistics()
        .keySet()
        .forEach(
            sequence ->
                removed.put(
                    sequence,
                    gone.stream()
                        .map(file -> file.statistics().get(sequence))
                        .reduce(SequenceStatistics.EMPTY, SequenceStatistics::plus)));
    Map<String, long[]> left = greatestLeft(before, removed);
    Map<String, SequenceStatistics> statistics = new TreeMap<>();
    before
        .statistics()
        .forEach(
            (sequence, of) ->
                statistics.put(
                    sequence,
                    subtractable(of, removed.get(sequence))
                        .replace(
                            removed.get(sequence),
                            SequenceStatistics.EMPTY,
                            left.get(sequence)[0],
                            left.get(sequence)[1])));
    return new PublishedWindow(
        before.window(),
        before.rows() - gone.stream().mapToLong(ErasedFile::rowsErased).sum(),
        gone.stream().map(ErasedFile::digestErased).reduce(before.rowDigest(), RowDigest::minus),
        before.buildId(),
        before.knowledgeTimeMicros(),
        statistics,
        minus(before.splitRows(), gone, ErasedFile::splitRows),
        minus(before.rowsWithoutSplit(), gone, ErasedFile::rowsWithoutSplit));
  }

  /** Without what files do not tell of the erased events: their sources, their kinds. */
  private static SequenceStatistics subtractable(
      SequenceStatistics of, SequenceStatistics removed) {
    KeptEvents kept = of.kept();
    long told = removed.kept().sources().values().stream().mapToLong(Long::longValue).sum();
    if (told < removed.events()) {
      kept = kept.withoutSources();
    }
    if (removed.events() > 0 && removed.kept().kinds().isEmpty()) {
      kept = kept.withoutKinds();
    }
    return of.with(kept);
  }

  private Map<String, long[]> greatestLeft(
      PublishedWindow before, Map<String, SequenceStatistics> removed) {
    boolean isKnown =
        before.statistics().entrySet().stream()
            .allMatch(
                of ->
                    removed.get(of.getKey()).longest() < of.getValue().longest()
                        && removed.get(of.getKey()).mostEligible() < of.getValue().mostEligible());
    if (!isKnown) {
      List<PublishedFile> left = new ArrayList<>();
      manifest.files().stream()
          .filter(file -> file.window().equals(before.window()))
          .forEach(
              file ->
                  left.addAll(
                      erased.containsKey(file.path())
                          ? erased.get(file.path()).copies()
                          : List.of(file)));
      return greatest.of(left);
    }
    Map<String, long[]> known = new HashMap<>();
    before
        .statistics()
        .forEach(
            (sequence, of) -> known.put(sequence, new long[] {of.longest(), of.mostEligible()}));
    return known;
  }

  private static Map<String, Long> minus(
      Map<String, Long> before,
      List<ErasedFile> gone,
      Function<ErasedFile, Map<String, Long>> counts) {
    Map<String, Long> after = new TreeMap<>(before);
    gone.forEach(
        file -> counts.apply(file).forEach((name, rows) -> after.merge(name, -rows, Long::sum)));
    after.values().removeIf(rows -> rows == 0);
    return after;
  }

  private static void put(ObjectNode node, PublishedWindow window) {
    node.put("rows", window.rows());
    node.put("rowDigest", window.rowDigest().toString());
    node.set("statistics", ManifestMapper.MAPPER.valueToTree(window.statistics()));
    putCounts(node, "splitRows", window.splitRows());
    putCounts(node, "rowsWithoutSplit", window.rowsWithoutSplit());
  }

  /** Counts that are left out where there are none. */
  private static void putCounts(ObjectNode node, String name, Map<String, Long> counts) {
    node.remove(name);
    if (!counts.isEmpty()) {
      ObjectNode json = node.putObject(name);
      new TreeMap<>(counts).forEach(json::put);
    }
  }

  /** As it was counted when the version was published, without the erased rows of both. */
  private Map<String, Long> againstParent(DatasetManifest parent) {
    Map<LabelWindow, PublishedWindow> before = new HashMap<>();
    parent.windows().forEach(window -> before.put(window.window(), window));
    ErasedManifest ofParent = new ErasedManifest(parent, ofAll, greatest);
    Coverage replaced =
        Coverage.of(parent.windows().stream().map(PublishedWindow::window).toList());
    Map<String, Long> rows = new TreeMap<>(manifest.rowsAgainstParent());
    rows.replaceAll((name, count) -> 0L);
    for (PublishedWindow window : manifest.windows()) {
      long left = window.rows() - rowsErased(window.window());
      PublishedWindow same = before.get(window.window());
      boolean isCarried = same != null && same.buildId().equals(window.buildId());
      if (isCarried) {
        rows.merge(ParentRows.CARRIED, left, Long::sum);
      } else {
        String name = replaced.touches(window.window()) ? ParentRows.REBUILT : ParentRows.NEW;
        rows.merge(name, left, Long::sum);
      }
    }
    rows.put(ParentRows.PARENT, parent.rows() - ofParent.rowsErased());
    rows.put(ParentRows.REBUILT_BEFORE, rows.get(ParentRows.PARENT) - rows.get(ParentRows.CARRIED));
    return rows;
  }

  private long rowsErased(LabelWindow window) {
    return erasedFrom(window).stream().mapToLong(ErasedFile::rowsErased).sum();
  }

  private static DatasetManifest read(ObjectNode json) {
    try {
      return ManifestMapper.MAPPER.treeToValue(json, DatasetManifest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a manifest made of another one", e);
    }
  }
}
