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
        Map.of());
  }

  public LabelWindow window() {
    return new LabelWindow(fromMicros, toMicros);
  }
}
