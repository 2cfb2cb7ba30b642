/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.label.LabelWindow;
import java.util.Map;
import java.util.Objects;

/**
 * One Parquet file of a dataset version; it holds rows of one label window.
 *
 * @param path below the dataset's root, with slashes: {@code data/<build id>/...}
 * @param windowFromMicros start of its label window, UTC
 * @param windowToMicros end of its label window, UTC
 * @param rows at least 1
 * @param sha256 of the file's bytes, in lower case hex
 * @param rowDigest sum over the file's rows
 * @param minLabelTimeMicros least label time, UTC
 * @param maxLabelTimeMicros greatest label time, UTC
 * @param minUserHash least user hash, as a number with sign
 * @param maxUserHash greatest user hash, as a number with sign
 * @param unknownFields what a later version of the project wrote
 */
public record PublishedFile(
    String path,
    @JsonProperty("windowFrom") @IsoMicros long windowFromMicros,
    @JsonProperty("windowTo") @IsoMicros long windowToMicros,
    long sizeBytes,
    long rows,
    String sha256,
    RowDigest rowDigest,
    @JsonProperty("minLabelTime") @IsoMicros long minLabelTimeMicros,
    @JsonProperty("maxLabelTime") @IsoMicros long maxLabelTimeMicros,
    long minUserHash,
    long maxUserHash,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public PublishedFile {
    Checks.dataFile(path);
    LabelWindow window = new LabelWindow(windowFromMicros, windowToMicros);
    Checks.require(sizeBytes > 0, "sizeBytes of " + path + " must be positive: " + sizeBytes);
    Checks.require(rows > 0, "rows of " + path + " must be positive: " + rows);
    Checks.hash("sha256", sha256);
    Objects.requireNonNull(rowDigest, "rowDigest");
    Checks.require(
        window.contains(minLabelTimeMicros)
            && window.contains(maxLabelTimeMicros)
            && minLabelTimeMicros <= maxLabelTimeMicros,
        "label times of " + path + " are not a range in label window " + window);
    Checks.require(
        minUserHash <= maxUserHash,
        "user hashes of " + path + " are not a range: " + minUserHash + " to " + maxUserHash);
    unknownFields = Checks.unknown(unknownFields);
  }

  public PublishedFile(
      String path,
      LabelWindow window,
      long sizeBytes,
      long rows,
      String sha256,
      RowDigest rowDigest,
      long minLabelTimeMicros,
      long maxLabelTimeMicros,
      long minUserHash,
      long maxUserHash) {
    this(
        path,
        window.fromMicros(),
        window.toMicros(),
        sizeBytes,
        rows,
        sha256,
        rowDigest,
        minLabelTimeMicros,
        maxLabelTimeMicros,
        minUserHash,
        maxUserHash,
        Map.of());
  }

  public LabelWindow window() {
    return new LabelWindow(windowFromMicros, windowToMicros);
  }
}
