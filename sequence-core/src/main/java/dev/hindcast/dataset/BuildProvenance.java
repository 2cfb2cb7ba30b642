/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one build was made from and what it counted.
 *
 * @param createdAtMicros moment of planning, UTC
 * @param engineVersion version of the project that ran it
 * @param fingerprint of its definition, SHA-256 in lower case hex
 * @param knowledgeTimeMicros its {@code K}, UTC
 * @param sourceSnapshots one per table
 * @param inputCounts input (source name or {@code labels}) to counts such as {@code read}, {@code
 *     duplicates}, {@code conflicts}, {@code superseded}, {@code retractions}
 * @param rejected input to reason to rejected rows
 * @param gates what was measured before publishing
 * @param statements what was checked of the splits of its rows; empty without splits
 * @param users how its rows are spread over users
 * @param columns table to the column names that the definition used, each with the Iceberg field id
 *     that it stood for; empty in early manifests
 * @param arrivals input (source name or {@code labels}) to when its rows arrived; empty in early
 *     manifests
 * @param unknownFields what a later version of the project wrote
 */
public record BuildProvenance(
    @JsonProperty("createdAt") @IsoMicros long createdAtMicros,
    String engineVersion,
    String fingerprint,
    @JsonProperty("knowledgeTime") @IsoMicros long knowledgeTimeMicros,
    List<SourceSnapshot> sourceSnapshots,
    Map<String, Map<String, Long>> inputCounts,
    Map<String, Map<String, Long>> rejected,
    List<GateResult> gates,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CheckedStatement> statements,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = SaysNothing.class)
        UserStatistics users,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, Integer>> columns,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, InputArrivals> arrivals,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  private static final String LABELS = "labels";

  public BuildProvenance {
    Objects.requireNonNull(engineVersion, "engineVersion");
    Checks.hash("fingerprint", fingerprint);
    sourceSnapshots = List.copyOf(sourceSnapshots);
    inputCounts = Checks.counts(inputCounts);
    rejected = Checks.counts(rejected);
    checkLabels(inputCounts.get(LABELS), rejected.getOrDefault(LABELS, Map.of()));
    gates = List.copyOf(gates);
    statements = statements == null ? List.of() : List.copyOf(statements);
    users = Objects.requireNonNullElse(users, UserStatistics.NONE);
    Map<String, Map<String, Integer>> ofTables = new TreeMap<>();
    Objects.requireNonNullElse(columns, Map.<String, Map<String, Integer>>of())
        .forEach((table, ids) -> ofTables.put(table, Checks.sorted(ids)));
    columns = Checks.sorted(ofTables);
    arrivals = Checks.sorted(Objects.requireNonNullElse(arrivals, Map.of()));
    unknownFields = Checks.unknown(unknownFields);
  }

  public BuildProvenance(
      long createdAtMicros,
      String engineVersion,
      String fingerprint,
      long knowledgeTimeMicros,
      List<SourceSnapshot> sourceSnapshots,
      Map<String, Map<String, Long>> inputCounts,
      Map<String, Map<String, Long>> rejected,
      List<GateResult> gates,
      List<CheckedStatement> statements,
      UserStatistics users,
      Map<String, Map<String, Integer>> columns,
      Map<String, InputArrivals> arrivals) {
    this(
        createdAtMicros,
        engineVersion,
        fingerprint,
        knowledgeTimeMicros,
        sourceSnapshots,
        inputCounts,
        rejected,
        gates,
        statements,
        users,
        columns,
        arrivals,
        Map.of());
  }

  /** Every label row that was read became one thing. */
  private static void checkLabels(Map<String, Long> counts, Map<String, Long> rejected) {
    if (counts != null && counts.containsKey("kept")) {
      long read = counts.getOrDefault("read", 0L);
      long became =
          counts.get("kept")
              + counts.getOrDefault("immature", 0L)
              + counts.getOrDefault("sampled-out", 0L)
              + rejected.values().stream().mapToLong(Long::longValue).sum();
      Checks.require(
          read == became,
          read
              + " labels were read, but "
              + became
              + " were kept, immature, sampled out or rejected");
    }
  }

  /** Rejected rows over all inputs and reasons. */
  public long rejectedRows() {
    return rejected.values().stream()
        .flatMap(reasons -> reasons.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
