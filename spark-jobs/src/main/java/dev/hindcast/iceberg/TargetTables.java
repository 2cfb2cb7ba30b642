/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.error.HindcastException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * The table that versions of a dataset are offered in, of a catalog that a definition declares. The
 * catalog itself must be there; the namespace and the table are made.
 */
public final class TargetTables implements AutoCloseable {
  private final CatalogSettings settings;
  private final String name;
  private final TableIdentifier identifier;
  private final Catalog catalog;

  /**
   * Opens the catalog of a table.
   *
   * @param name {@code catalog.namespace.table}
   * @throws HindcastException DEFINITION_INVALID or CATALOG_UNREACHABLE
   */
  public TargetTables(
      Map<String, Map<String, String>> declared, Configuration hadoop, String name) {
    String catalogName = name.substring(0, Math.max(0, name.indexOf('.')));
    Map<String, String> properties = declared.get(catalogName);
    if (properties == null || name.indexOf('.', catalogName.length() + 1) < 0) {
      throw SourceErrors.targetInvalid(name, declared.keySet());
    }
    this.settings = new CatalogSettings(catalogName, properties);
    this.name = name;
    this.identifier = TableIdentifier.parse(name.substring(catalogName.length() + 1));
    settings.check();
    this.catalog =
        call(
            "open catalog " + catalogName,
            () ->
                CatalogUtil.buildIcebergCatalog(
                    catalogName, settings.forReading(), settings.hadoop(hadoop)));
  }

  /** The table as it is now, whoever made it; empty if there is none. */
  public Optional<Table> load() {
    return call(
        "read table " + name,
        () -> {
          try {
            return Optional.of(catalog.loadTable(identifier));
          } catch (NoSuchTableException e) {
            return Optional.empty();
          }
        });
  }

  /**
   * The table; if there is none, it is made with the columns and properties, without partitions.
   * Iceberg numbers the columns of a new table anew.
   */
  public Table loadOrCreate(Schema schema, Map<String, String> properties) {
    return call(
        "write table " + name,
        () -> {
          if (catalog.tableExists(identifier)) {
            return catalog.loadTable(identifier);
          }
          Namespace namespace = identifier.namespace();
          if (catalog instanceof SupportsNamespaces namespaces
              && !namespaces.namespaceExists(namespace)) {
            namespaces.createNamespace(namespace);
          }
          return catalog.buildTable(identifier, schema).withProperties(properties).create();
        });
  }

  /**
   * Takes the table out of the catalog, if it is there. A catalog is never asked to purge: one that
   * does not heed {@code gc.enabled = false} would remove the dataset's files.
   */
  public void drop() {
    call("remove table " + name, () -> catalog.dropTable(identifier, false));
  }

  /**
   * Locations of the files that are a table's own: metadata with its history, lists of manifests,
   * manifests and statistics of all snapshots. None is a data file.
   */
  public Set<String> metadataFiles(Table table) {
    return call("read metadata of table " + name, () -> MetadataFiles.of(table));
  }

  /** Removes files of metadata through the IO of a table; files that are gone are fine. */
  public void deleteMetadata(Table through, Collection<String> locations) {
    call(
        "remove metadata of table " + name,
        () -> {
          MetadataFiles.delete(through.io(), locations);
          return true;
        });
  }

  @Override
  public void close() {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        // Commits are complete once they return: nothing is lost by it.
      }
    }
  }

  private <T> T call(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (HindcastException e) {
      throw e;
    } catch (RuntimeException e) {
      throw SourceErrors.catalogUnreachable(settings, action, String.valueOf(e.getMessage()), e);
    }
  }
}
