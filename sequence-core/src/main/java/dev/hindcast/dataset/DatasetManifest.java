/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.label.LabelWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The document that makes a dataset version exist: all that a reader of the version needs. It
 * checks that its parts belong together and that no row is lost between them.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param version 1 or greater
 * @param parentVersion the version whose other windows were carried over, 0 for none
 * @param reason why it was made, in lower case words with hyphens
 * @param buildId the build that made it
 * @param createdAtMicros moment of that build's planning, UTC
 * @param engineVersion version of the project that made it
 * @param fingerprint of the definition, SHA-256 in lower case hex; the same for all of its builds
 * @param definition resolved and redacted
 * @param schema columns in the order of the files
 * @param lastFieldId the greatest field id that this version or one before it used, so that none is
 *     used again; null in early manifests, see {@link #greatestFieldId}
 * @param schemaChanges how the columns differ from the parent's; none without a parent
 * @param sequences in the definition's order
 * @param statistics of each sequence over all windows
 * @param splits in the order of time if they are by time, else in the definition's; may be none
 * @param rowsWithoutSplit why a row is in no split, to its rows over all windows
 * @param rowsAgainstParent see {@link ParentRows}; empty without a parent, or where nobody counted
 * @param erasures what was erased from the version, in the order of time; usually nothing
 * @param windows in the order of time, without overlap; may have holes
 * @param files in the order of window and path
 * @param builds provenance by build id, of each build that a window comes from and of this one
 * @param unknownFields what a later version of the project wrote
 */
public record DatasetManifest(
    int formatVersion,
    String dataset,
    int version,
    int parentVersion,
    String reason,
    String buildId,
    @JsonProperty("createdAt") @IsoMicros long createdAtMicros,
    String engineVersion,
    String fingerprint,
    Knowledge knowledge,
    JsonNode definition,
    List<OutputColumn> schema,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer lastFieldId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SchemaChange> schemaChanges,
    List<OutputSequence> sequences,
    Map<String, SequenceStatistics> statistics,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PublishedSplit> splits,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> rowsWithoutSplit,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> rowsAgainstParent,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ErasureMark> erasures,
    List<PublishedWindow> windows,
    List<PublishedFile> files,
    Map<String, BuildProvenance> builds,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  /** The format that this version of the project writes, and the newest that it reads. */
  public static final int FORMAT_VERSION = 1;

  public DatasetManifest {
    Checks.require(formatVersion == FORMAT_VERSION, "formatVersion must be 1: " + formatVersion);
    Checks.datasetName(dataset);
    Checks.require(version >= 1, "version must be at least 1: " + version);
    Checks.require(
        parentVersion >= 0 && parentVersion < version,
        "parentVersion of version "
            + version
            + " must be in 0 to "
            + (version - 1)
            + ": "
            + parentVersion);
    Checks.require(
        Objects.requireNonNull(reason, "reason").matches("[a-z][a-z-]{0,62}"),
        "not a reason: '" + Checks.shown(reason) + "'");
    Checks.buildId(buildId);
    Objects.requireNonNull(engineVersion, "engineVersion");
    Checks.hash("fingerprint", fingerprint);
    Objects.requireNonNull(knowledge, "knowledge");
    definition = ManifestMapper.asRead(Objects.requireNonNull(definition, "definition"));
    schema = List.copyOf(schema);
    schemaChanges = schemaChanges == null ? List.of() : List.copyOf(schemaChanges);
    sequences = List.copyOf(sequences);
    statistics = Checks.sorted(statistics);
    splits = splits == null ? List.of() : List.copyOf(splits);
    rowsWithoutSplit = Checks.optionalCounts(rowsWithoutSplit);
    rowsAgainstParent = Checks.optionalCounts(rowsAgainstParent);
    erasures = erasures == null ? List.of() : List.copyOf(erasures);
    windows = windows.stream().sorted(Comparator.comparing(PublishedWindow::window)).toList();
    files =
        files.stream()
            .sorted(Comparator.comparing(PublishedFile::window).thenComparing(PublishedFile::path))
            .toList();
    builds = Checks.sorted(builds);
    unknownFields = Checks.unknown(unknownFields);
    Conservation.checkColumns(schema, sequences);
    Checks.require(
        lastFieldId == null || lastFieldId >= greatestFieldId(schema),
        "lastFieldId is less than a column's field id: " + lastFieldId);
    Conservation.checkRows(windows, files);
    Conservation.checkStatistics(windows, sequences, statistics);
    SplitConservation.check(windows, splits, rowsWithoutSplit);
    ParentRows.check(rowsAgainstParent, parentVersion, windows);
    Conservation.checkBuilds(windows, builds, buildId, fingerprint);
    BuildProvenance own = builds.get(buildId);
    Checks.require(
        own.createdAtMicros() == createdAtMicros && own.engineVersion().equals(engineVersion),
        "createdAt and engineVersion must be those of build " + buildId);
  }

  /** The same, with the number of rows that a correction changed in some of its windows. */
  public DatasetManifest withAffectedRows(Map<LabelWindow, Long> rows) {
    return new DatasetManifest(
        formatVersion,
        dataset,
        version,
        parentVersion,
        reason,
        buildId,
        createdAtMicros,
        engineVersion,
        fingerprint,
        knowledge,
        definition,
        schema,
        lastFieldId,
        schemaChanges,
        sequences,
        statistics,
        splits,
        rowsWithoutSplit,
        rowsAgainstParent,
        erasures,
        windows.stream()
            .map(
                window ->
                    rows.containsKey(window.window())
                        ? window.withAffectedRows(rows.get(window.window()))
                        : window)
            .toList(),
        files,
        builds,
        unknownFields);
  }

  /** The greatest field id that this version or one before it is known to have used. */
  public int greatestFieldId() {
    return lastFieldId == null ? greatestFieldId(schema) : lastFieldId;
  }

  private static int greatestFieldId(List<OutputColumn> schema) {
    return schema.stream().mapToInt(OutputColumn::fieldId).max().orElse(0);
  }

  /** Rows over all windows. */
  public long rows() {
    return windows.stream().mapToLong(PublishedWindow::rows).sum();
  }

  /** Digest over all rows. */
  public RowDigest rowDigest() {
    return windows.stream().map(PublishedWindow::rowDigest).reduce(RowDigest.ZERO, RowDigest::plus);
  }

  /** Size of all files. */
  public long sizeBytes() {
    return files.stream().mapToLong(PublishedFile::sizeBytes).sum();
  }

  /** What people call this version, {@code home-feed@v7}. */
  public String reference() {
    return dataset + "@v" + version;
  }

  /** The definition as it is kept, without secrets, called by the version's name. */
  public DefinitionText definitionText() {
    return new DefinitionText(reference(), definition.toString());
  }

  /** What the build that made this version was made from. */
  public BuildProvenance build() {
    return builds.get(buildId);
  }
}
