/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.label.LabelWindow;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One label window of a dataset version. A window without rows is an entry too.
 *
 * @param fromMicros first label time, inclusive, UTC
 * @param toMicros end of the label times, exclusive, UTC
 * @param rowDigest sum over the window's rows
 * @param buildId the build that wrote the window's files
 * @param knowledgeTimeMicros {@code K} of that build, UTC
 * @param statistics of each sequence over the window's rows
 * @param splitRows split name to its rows; empty without splits
 * @param rowsWithoutSplit why a row is in no split, to its rows
 * @param affectedRows rows that the correction that wrote the window changed, added or removed;
 *     null if none wrote it
 * @param confirmedBy the last correction that found the window equal to what its own inputs give,
 *     null if none did
 * @param completeness how complete it was then; null in early manifests
 * @param unknownFields what a later version of the project wrote
 */
public record PublishedWindow(
    @JsonProperty("from") @IsoMicros long fromMicros,
    @JsonProperty("to") @IsoMicros long toMicros,
    long rows,
    RowDigest rowDigest,
    String buildId,
    @JsonProperty("knowledgeTime") @IsoMicros long knowledgeTimeMicros,
    Map<String, SequenceStatistics> statistics,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> splitRows,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> rowsWithoutSplit,
    @JsonInclude(JsonInclude.Include.NON_NULL) Long affectedRows,
    @JsonInclude(JsonInclude.Include.NON_NULL) String confirmedBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) WindowCompleteness completeness,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public PublishedWindow {
    LabelWindow window = new LabelWindow(fromMicros, toMicros);
    Checks.notNegative("rows of label window " + window, rows);
    Objects.requireNonNull(rowDigest, "rowDigest");
    Checks.buildId(buildId);
    statistics = Checks.sorted(statistics);
    statistics.forEach(
        (sequence, counted) ->
            Checks.require(
                counted.rows() == rows,
                "statistics of sequence "
                    + sequence
                    + " in label window "
                    + window
                    + " count "
                    + counted.rows()
                    + " rows, not "
                    + rows));
    splitRows = Checks.optionalCounts(splitRows);
    rowsWithoutSplit = Checks.optionalCounts(rowsWithoutSplit);
    Checks.require(
        affectedRows == null || affectedRows >= 0,
        "affectedRows must not be negative: " + affectedRows);
    if (confirmedBy != null) {
      Checks.buildId(confirmedBy);
    }
    unknownFields = Checks.unknown(unknownFields);
  }

  public PublishedWindow(
      LabelWindow window,
      long rows,
      RowDigest rowDigest,
      String buildId,
      long knowledgeTimeMicros,
      Map<String, SequenceStatistics> statistics) {
    this(window, rows, rowDigest, buildId, knowledgeTimeMicros, statistics, Map.of(), Map.of());
  }

  public PublishedWindow(
      LabelWindow window,
      long rows,
      RowDigest rowDigest,
      String buildId,
      long knowledgeTimeMicros,
      Map<String, SequenceStatistics> statistics,
      Map<String, Long> splitRows,
      Map<String, Long> rowsWithoutSplit) {
    this(
        window.fromMicros(),
        window.toMicros(),
        rows,
        rowDigest,
        buildId,
        knowledgeTimeMicros,
        statistics,
        splitRows,
        rowsWithoutSplit,
        null,
        null,
        null,
        Map.of());
  }

  /** The build whose inputs the window is known to have come from, or to be equal under, last. */
  public String comparedBuildId() {
    return confirmedBy == null ? buildId : confirmedBy;
  }

  /** The same, judged. */
  public PublishedWindow with(WindowCompleteness other) {
    return with(affectedRows, confirmedBy, other);
  }

  /** The same with the number of rows that a correction changed. */
  public PublishedWindow withAffectedRows(long rows) {
    return with(rows, confirmedBy, completeness);
  }

  /** The same, found equal by a correction, and judged as of then. */
  public PublishedWindow confirmed(String byBuildId, WindowCompleteness other) {
    return with(affectedRows, byBuildId, other);
  }

  private PublishedWindow with(Long affected, String byBuildId, WindowCompleteness other) {
    return new PublishedWindow(
        fromMicros,
        toMicros,
        rows,
        rowDigest,
        buildId,
        knowledgeTimeMicros,
        statistics,
        splitRows,
        rowsWithoutSplit,
        affected,
        byBuildId,
        other,
        unknownFields);
  }

  /** The builds that the version must describe for the window. */
  Stream<String> buildIds() {
    return Stream.of(buildId, comparedBuildId()).distinct();
  }

  public LabelWindow window() {
    return new LabelWindow(fromMicros, toMicros);
  }
}
