/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.stream.Collectors;

/** The errors of this package, worded in one place. */
final class Refusals {
  /** How many changes of a schema an error names. */
  private static final int MOST_CHANGES = 10;

  private Refusals() {}

  static HindcastException cutWindows(
      DatasetManifest parent, Coverage coverage, List<LabelWindow> cut) {
    LabelWindow hull = coverage.hullWith(cut);
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot build label times "
            + coverage.hullWith(List.of())
            + " of dataset "
            + parent.dataset()
            + ": they cover label window "
            + cut.get(0)
            + " of version "
            + parent.version()
            + " only in part"
            + (cut.size() == 1 ? "" : " (and " + (cut.size() - 1) + " more)")
            + ", and a window is rebuilt whole or not at all. Use --from "
            + Micros.text(hull.fromMicros())
            + " --to "
            + Micros.text(hull.toMicros())
            + ".");
  }

  static HindcastException otherDefinition(
      DatasetManifest parent,
      String fingerprint,
      Coverage coverage,
      List<PublishedWindow> carried) {
    List<LabelWindow> kept = carried.stream().map(PublishedWindow::window).toList();
    LabelWindow hull = coverage.hullWith(kept);
    return new HindcastException(
        ErrorCode.SCHEMA_INCOMPATIBLE,
        "Cannot build label times "
            + coverage.hullWith(List.of())
            + " of dataset "
            + parent.dataset()
            + " as version "
            + (parent.version() + 1)
            + ": the definition changed (fingerprint "
            + shortened(fingerprint)
            + ", version "
            + parent.version()
            + " has "
            + shortened(parent.fingerprint())
            + "), and "
            + kept.size()
            + " label windows of version "
            + parent.version()
            + ", the first "
            + kept.get(0)
            + ", would stay as the old one made them. Rebuild all of them with --from "
            + Micros.text(hull.fromMicros())
            + " --to "
            + Micros.text(hull.toMicros())
            + ", or give the dataset another name.");
  }

  static HindcastException otherSchema(VersionPlan plan, List<OutputColumn> schema) {
    List<OutputColumn> carried = plan.parentSchema().columns();
    int at = 0;
    while (at < Math.min(carried.size(), schema.size())
        && carried.get(at).withoutDoc().equals(schema.get(at).withoutDoc())) {
      at++;
    }
    LabelWindow hull =
        Coverage.of(plan.windows())
            .hullWith(plan.carriedWindows().stream().map(PublishedWindow::window).toList());
    return new HindcastException(
        ErrorCode.SCHEMA_INCOMPATIBLE,
        "Cannot build version "
            + plan.version()
            + " of dataset "
            + plan.dataset()
            + ": the first column that differs would be "
            + column(schema, at)
            + ", but the files of version "
            + plan.parentVersion()
            + " that stay have "
            + column(carried, at)
            + ", since a source's schema changed. Rebuild all label windows with --from "
            + Micros.text(hull.fromMicros())
            + " --to "
            + Micros.text(hull.toMicros())
            + ", or give the dataset another name.");
  }

  static HindcastException breakingSchema(VersionPlan plan, List<SchemaChange> breaking) {
    return new HindcastException(
        ErrorCode.SCHEMA_INCOMPATIBLE,
        "Cannot build version "
            + plan.version()
            + " of dataset "
            + plan.dataset()
            + ": what reads version "
            + plan.parentVersion()
            + " may fail on it or misread it, since of its columns and sequences "
            + breaking.stream()
                .limit(MOST_CHANGES)
                .map(SchemaChange::text)
                .collect(Collectors.joining("; "))
            + (breaking.size() > MOST_CHANGES
                ? "; and " + (breaking.size() - MOST_CHANGES) + " more"
                : "")
            + ". Keep them as they were, build with --allow-breaking, or give the dataset another"
            + " name.");
  }

  private static String column(List<OutputColumn> schema, int at) {
    if (at >= schema.size()) {
      return "none";
    }
    OutputColumn column = schema.get(at);
    return column.name()
        + " "
        + column.type()
        + " (field id "
        + column.fieldId()
        + ", "
        + column.role().text()
        + ")";
  }

  static HindcastException unreadable(String where, String why, String next, Exception cause) {
    return new HindcastException(
        ErrorCode.MANIFEST_UNREADABLE,
        "Cannot read dataset manifest " + where + ": " + why + ". " + next,
        cause);
  }

  static String shortened(String fingerprint) {
    return fingerprint.substring(0, 12);
  }
}
