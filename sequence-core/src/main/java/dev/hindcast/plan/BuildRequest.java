/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.label.LabelWindow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that one build needs, resolved: a build is a function of its request and of the pinned
 * source snapshots. {@link BuildRequestJson} reads and writes it. All instants are UTC
 * microseconds.
 *
 * @param buildId {@code b-<yyyyMMdd'T'HHmmss'Z'>-<8 hex>}
 * @param createdAtMicros when it was planned
 * @param engineVersion version of the engine that planned it
 * @param definition holds secrets unless it was read from a redacted request
 * @param fromMicros first label time
 * @param toMicros end of the label times, exclusive
 * @param windows ascending, without overlap, the first from {@code fromMicros} and the last to
 *     {@code toMicros}; labels in gaps between them are not built
 * @param knowledgeTimeMicros {@code K}
 * @param sourceSnapshots one per table of the definition
 * @param columns table to the column names that the definition uses, each with its Iceberg field id
 * @param parentVersion version that the new one continues; 0 for none
 * @param reason why the build is made, such as {@code build}
 * @param waivers what it is let do that is refused otherwise
 * @param erased users whose events and labels are left out, by erasure
 */
public record BuildRequest(
    String buildId,
    long createdAtMicros,
    String engineVersion,
    ParsedDefinition definition,
    long fromMicros,
    long toMicros,
    List<LabelWindow> windows,
    long knowledgeTimeMicros,
    List<SourceSnapshot> sourceSnapshots,
    Map<String, Map<String, Integer>> columns,
    int parentVersion,
    String reason,
    BuildWaivers waivers,
    List<ErasedUsers> erased) {
  /** The only format that this code reads and writes. */
  public static final int FORMAT_VERSION = 1;

  public BuildRequest {
    Objects.requireNonNull(buildId, "buildId");
    Objects.requireNonNull(engineVersion, "engineVersion");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(reason, "reason");
    windows = List.copyOf(windows);
    sourceSnapshots = List.copyOf(sourceSnapshots);
    columns = copy(columns);
    Objects.requireNonNull(waivers, "waivers");
    erased = List.copyOf(erased);
    if (!buildId.matches("b-\\d{8}T\\d{6}Z-[0-9a-f]{8}")) {
      throw new IllegalArgumentException(
          "build id must look like b-20260301T000000Z-0123abcd: " + ShownText.start(buildId));
    }
    if (fromMicros >= toMicros) {
      throw new IllegalArgumentException(
          "label times must end after they begin: from " + fromMicros + " to " + toMicros + " us");
    }
    if (parentVersion < 0) {
      throw new IllegalArgumentException("parent version must not be negative: " + parentVersion);
    }
    requireOrder(windows, fromMicros, toMicros);
  }

  /** A request of a dataset from which nobody was erased. */
  public BuildRequest(
      String buildId,
      long createdAtMicros,
      String engineVersion,
      ParsedDefinition definition,
      long fromMicros,
      long toMicros,
      List<LabelWindow> windows,
      long knowledgeTimeMicros,
      List<SourceSnapshot> sourceSnapshots,
      Map<String, Map<String, Integer>> columns,
      int parentVersion,
      String reason,
      BuildWaivers waivers) {
    this(
        buildId,
        createdAtMicros,
        engineVersion,
        definition,
        fromMicros,
        toMicros,
        windows,
        knowledgeTimeMicros,
        sourceSnapshots,
        columns,
        parentVersion,
        reason,
        waivers,
        List.of());
  }

  /** The same, with other waivers. */
  public BuildRequest with(BuildWaivers others) {
    return with(definition, others, erased);
  }

  /** The same over another definition. */
  public BuildRequest with(ParsedDefinition other) {
    return with(other, waivers, erased);
  }

  /** The same, leaving out users that were erased. */
  public BuildRequest without(List<ErasedUsers> users) {
    return with(definition, waivers, users);
  }

  private BuildRequest with(
      ParsedDefinition otherDefinition, BuildWaivers otherWaivers, List<ErasedUsers> users) {
    return new BuildRequest(
        buildId,
        createdAtMicros,
        engineVersion,
        otherDefinition,
        fromMicros,
        toMicros,
        windows,
        knowledgeTimeMicros,
        sourceSnapshots,
        columns,
        parentVersion,
        reason,
        otherWaivers,
        users);
  }

  /** The same inputs, for a build of its own over some windows. */
  public BuildRequest over(String ownBuildId, List<LabelWindow> ownWindows) {
    return new BuildRequest(
        ownBuildId,
        createdAtMicros,
        engineVersion,
        definition,
        ownWindows.get(0).fromMicros(),
        ownWindows.get(ownWindows.size() - 1).toMicros(),
        ownWindows,
        knowledgeTimeMicros,
        sourceSnapshots,
        columns,
        parentVersion,
        reason,
        waivers,
        erased);
  }

  /** Digest of the definition's keys that decide rows. */
  public String fingerprint() {
    return definition.fingerprint();
  }

  private static void requireOrder(List<LabelWindow> windows, long fromMicros, long toMicros) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("a build needs a label window");
    }
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i).fromMicros() < windows.get(i - 1).toMicros()) {
        throw new IllegalArgumentException(
            "label windows must ascend and not overlap: "
                + windows.get(i)
                + " comes after "
                + windows.get(i - 1));
      }
    }
    long first = windows.get(0).fromMicros();
    long end = windows.get(windows.size() - 1).toMicros();
    if (first != fromMicros || end != toMicros) {
      throw new IllegalArgumentException(
          "label windows must begin and end with the label times: from "
              + first
              + " to "
              + end
              + " us instead of from "
              + fromMicros
              + " to "
              + toMicros
              + " us");
    }
  }

  private static Map<String, Map<String, Integer>> copy(Map<String, Map<String, Integer>> columns) {
    Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
    columns.forEach(
        (table, ids) -> copy.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(ids))));
    return Collections.unmodifiableMap(copy);
  }
}
