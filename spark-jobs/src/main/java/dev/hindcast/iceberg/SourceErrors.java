/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.time.Micros;
import java.util.Collection;

/** The wording of every error about catalogs and tables. */
final class SourceErrors {
  private SourceErrors() {}

  static HindcastException catalogUndeclared(String table, String catalog) {
    return new HindcastException(
        ErrorCode.DEFINITION_INVALID,
        "Cannot read table "
            + table
            + ": no catalog "
            + catalog
            + " is declared. Declare dataset.catalogs."
            + catalog
            + " or correct the first part of the table's name.");
  }

  static HindcastException targetInvalid(String table, Collection<String> catalogs) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot offer versions in table "
            + table
            + ": a table is catalog.namespace.table, and the declared catalogs are "
            + catalogs
            + ". Name one of them, or declare another with --set catalogs.NAME.type and"
            + " what it needs.");
  }

  static HindcastException catalogInvalid(String catalog, String why, String next) {
    return new HindcastException(
        ErrorCode.DEFINITION_INVALID,
        "Cannot open catalog " + catalog + ": " + why + ". " + next + ".");
  }

  static HindcastException catalogUnusable(
      CatalogSettings settings, String action, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.DEFINITION_INVALID,
        settings.redacted(
            "Cannot "
                + action
                + " at "
                + settings.address()
                + ": "
                + why
                + ". Correct dataset.catalogs."
                + settings.name()
                + "; a catalog's own classes and drivers go on the class path with"
                + " HINDCAST_CLASSPATH."),
        cause);
  }

  static HindcastException catalogUnreachable(
      CatalogSettings settings, String action, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.CATALOG_UNREACHABLE,
        settings.redacted(
            "Cannot "
                + action
                + " at "
                + settings.address()
                + ": "
                + why
                + ". Check dataset.catalogs."
                + settings.name()
                + " and that the catalog can be reached from here, then try again."),
        cause);
  }

  static HindcastException catalogFileMissing(CatalogSettings settings, String file) {
    return new HindcastException(
        ErrorCode.CATALOG_UNREACHABLE,
        settings.redacted(
            "Cannot open catalog "
                + settings.name()
                + " at "
                + settings.address()
                + ": the database file "
                + file
                + " does not exist, and a build only reads. Correct dataset.catalogs."
                + settings.name()
                + ".uri, start from the folder that its path is relative to, or create the catalog"
                + " first."));
  }

  static HindcastException tableMissing(
      CatalogSettings settings, String table, String suggestion, Throwable cause) {
    return new HindcastException(
        ErrorCode.TABLE_MISSING,
        settings.redacted(
            "Cannot read table "
                + table
                + ": catalog "
                + settings.name()
                + " at "
                + settings.address()
                + " has no such table. "
                + suggestion
                + "Correct the name in the definition or create the table."),
        cause);
  }

  static HindcastException metadataMissing(
      CatalogSettings settings, String table, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        settings.redacted(
            "Cannot read table "
                + table
                + ": catalog "
                + settings.name()
                + " knows it but its metadata file cannot be read ("
                + why
                + "). Start from the folder that the warehouse's path is relative to, or restore the"
                + " file."),
        cause);
  }

  static HindcastException unpinned(String table) {
    return new HindcastException(
        ErrorCode.REQUEST_INVALID,
        "Cannot read table "
            + table
            + ": the request pins no snapshot and no columns of it. Plan the build again.");
  }

  static HindcastException tableReplaced(SourceSnapshot pin, String uuid) {
    return new HindcastException(
        ErrorCode.TABLE_REPLACED,
        "Cannot read snapshot "
            + pin.snapshotId()
            + " of table "
            + pin.table()
            + ": the table was dropped and created again since it was pinned (its uuid was "
            + pin.tableUuid()
            + " and is "
            + uuid
            + "). Plan the build again to use the new table.");
  }

  static HindcastException snapshotExpired(SourceSnapshot pin) {
    return new HindcastException(
        ErrorCode.SNAPSHOT_EXPIRED,
        "Cannot read snapshot "
            + pin.snapshotId()
            + " of table "
            + pin.table()
            + ", committed at "
            + Micros.text(pin.committedAtMicros())
            + ": it has expired since it was pinned. Plan the build again, and keep snapshots for"
            + " longer than a build takes (history.expire.max-snapshot-age-ms).");
  }

  static String notOnMainBranch(SourceSnapshot pin) {
    return "Snapshot "
        + pin.snapshotId()
        + " of table "
        + pin.table()
        + " is no ancestor of the table's current snapshot: the table was rolled back after the"
        + " snapshot was pinned. The build uses rows that the table no longer shows; plan it again"
        + " to use the current ones.";
  }
}
