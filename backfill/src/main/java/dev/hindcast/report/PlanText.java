/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.PinnedTable;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.time.Micros;
import java.util.List;

/** A plan for people. */
public final class PlanText {
  private PlanText() {}

  public static String of(BuildRequest request, SourcePins pins, VersionPlan version) {
    DatasetDefinition definition = request.definition().definition();
    TextLines lines = new TextLines();
    lines.add(
        "Version "
            + version.version()
            + " of dataset "
            + definition.name()
            + " would be built from these inputs; nothing was run.");
    lines.field("label times", windows(request.windows()));
    lines.field(
        "parent",
        version.parentVersion() == 0
            ? "none"
            : "version "
                + version.parentVersion()
                + ", of which "
                + Figures.count(version.carriedWindows().size(), "label window")
                + " would be carried over");
    lines.field("knowledge", knowledge(definition, request.knowledgeTimeMicros()));
    pins.tables().values().forEach(table -> lines.field("table", table(table)));
    lines.field("fingerprint", request.fingerprint());
    return lines.toString();
  }

  static String windows(List<LabelWindow> windows) {
    LabelWindow all =
        new LabelWindow(windows.get(0).fromMicros(), windows.get(windows.size() - 1).toMicros());
    return Figures.count(windows.size(), "label window") + " in " + all;
  }

  static String knowledge(DatasetDefinition definition, long knowledgeTimeMicros) {
    long delayMicros = definition.knowledge().delayMicros();
    return definition.knowledge().text()
        + (delayMicros == 0 ? "" : ", delay " + (double) delayMicros / Micros.PER_SECOND + " s")
        + ", K = "
        + Micros.text(knowledgeTimeMicros);
  }

  private static String table(PinnedTable table) {
    SourceSnapshot source = table.source();
    if (source.snapshotId() == SourceSnapshot.NONE) {
      return source.table() + ": no snapshot yet, so no rows";
    }
    return source.table()
        + " at snapshot "
        + source.snapshotId()
        + " of "
        + Micros.text(source.committedAtMicros())
        + ": "
        + Figures.count(table.size().files(), "file")
        + ", "
        + Figures.bytes(table.size().bytes())
        + ", "
        + Figures.count(table.size().records(), "record")
        + (table.size().deleteFiles().orElse(0) > 0
            ? ", " + Figures.count(table.size().deleteFiles(), "delete file")
            : "");
  }
}
