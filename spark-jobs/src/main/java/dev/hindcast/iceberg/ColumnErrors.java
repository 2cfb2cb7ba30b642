/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.config.Nearest;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.error.ErrorCode;
import java.util.Collection;
import org.apache.iceberg.types.Type;

/** The wording of every problem with a column. */
final class ColumnErrors {
  private static final int NAMES_SHOWN = 20;

  private ColumnErrors() {}

  static SourceProblem missing(PinnedTable table, ColumnReference reference) {
    Collection<String> names = table.fieldIds().keySet();
    return new SourceProblem(
        ErrorCode.COLUMN_MISSING,
        cannotUse(table, reference)
            + ": "
            + place(table)
            + " has no such column"
            + Nearest.misspelt(reference.column(), names)
                .map(name -> "; the nearest one is " + name)
                .orElse("")
            + ". Name one of its columns: "
            + shown(names)
            + ".");
  }

  static SourceProblem notInSnapshot(PinnedTable table, ColumnReference reference) {
    boolean readded = table.snapshotSchema().asStruct().field(reference.column()) != null;
    return new SourceProblem(
        ErrorCode.COLUMN_MISSING,
        cannotUse(table, reference)
            + ": the column was "
            + (readded ? "dropped and added again" : "added")
            + " after "
            + place(table)
            + " was written"
            + (readded ? ", and the old column's data is never read for the new one" : "")
            + ". Write to the table once with the new column and plan again, or name another"
            + " column.");
  }

  static SourceProblem pinnedIdUnknown(PinnedTable table, ColumnReference reference, int id) {
    return new SourceProblem(
        ErrorCode.COLUMN_MISSING,
        cannotUse(table, reference)
            + ": the request pins it to field id "
            + id
            + ", which "
            + place(table)
            + " does not have. Plan the build again.");
  }

  static SourceProblem typeUnsupported(PinnedTable table, ColumnReference reference, Type type) {
    return new SourceProblem(
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        cannotUse(table, reference)
            + " as "
            + reference.use().text()
            + ": its type is "
            + type
            + ", and "
            + reference.use().accepted()
            + " is needed. Name another column or change the table.");
  }

  static SourceProblem zoneUndeclared(
      PinnedTable table, ColumnReference reference, String mappingKey) {
    return new SourceProblem(
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        cannotUse(table, reference)
            + ": it is a timestamp without zone, which is no instant until a zone is declared. Set "
            + mappingKey
            + ".time-zone, for example to \"UTC\" or \"Europe/London\".");
  }

  static SourceProblem unreadableByEngine(PinnedTable table, String column, Type type) {
    return new SourceProblem(
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot read table "
            + table.source().table()
            + ": its column "
            + column
            + " is a "
            + type
            + ", and Spark cannot load a table that has such a column, whether it is used or not."
            + " Read a copy of the table without that column.");
  }

  static SourceProblem rowLineageMissing(PinnedTable table, String mappingKey) {
    return new SourceProblem(
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot use "
            + mappingKey
            + ".arrival-time = commit-time with table "
            + table.source().table()
            + ": the table has format version "
            + table.formatVersion()
            + ", and only version 3 keeps the commit of each row through compaction. Upgrade the"
            + " table (format-version = 3), or name an arrival column, or declare assumed { delay }.");
  }

  static SourceProblem tieBreakMissing(SequenceDefinition sequence, String entry) {
    return new SourceProblem(
        ErrorCode.COLUMN_MISSING,
        "Cannot order sequence "
            + sequence.name()
            + " by "
            + entry
            + " (dataset.sequences."
            + sequence.name()
            + ".tie-break): none of its sources "
            + sequence.sources()
            + " has an attribute or a column of that name. Name one that at least one source has.");
  }

  static SourceProblem keyTypeDiffers(
      EnrichmentDefinition enrichment,
      String attribute,
      EventSource source,
      Type ofEvent,
      Type ofDimension) {
    return new SourceProblem(
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot look up attribute "
            + attribute
            + " of source "
            + source.name()
            + " in table "
            + enrichment.table()
            + " (dataset.enrichments."
            + enrichment.name()
            + ".key."
            + attribute
            + "): the attribute is a "
            + ofEvent
            + ", the table's column "
            + enrichment.key().get(attribute)
            + " is a "
            + ofDimension
            + ", and keys are never converted silently. Convert the attribute with CAST, or name"
            + " another column.");
  }

  private static String cannotUse(PinnedTable table, ColumnReference reference) {
    return "Cannot use column "
        + reference.column()
        + " of table "
        + table.source().table()
        + " ("
        + reference.key()
        + ")";
  }

  private static String place(PinnedTable table) {
    long snapshotId = table.source().snapshotId();
    return snapshotId == SourceSnapshot.NONE ? "the empty table" : "snapshot " + snapshotId;
  }

  private static String shown(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
    int more = names.size() - NAMES_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
