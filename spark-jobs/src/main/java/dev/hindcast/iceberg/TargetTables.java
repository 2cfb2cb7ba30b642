/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.error.HindcastException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The table that versions of a dataset are offered in, of a catalog that a definition declares. The
 * catalog itself must be there; the namespace and the table are made.
 */
public final class TargetTables implements AutoCloseable {
  private final CatalogSettings settings;
  private final String name;
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
    settings.check();
    this.catalog =
        call(
            "open catalog " + catalogName,
            () ->
                CatalogUtil.buildIcebergCatalog(
                    catalogName, settings.forReading(), settings.hadoop(hadoop)));
  }

  /**
   * The table; if there is none, it is made with the columns and properties, without partitions.
   * Iceberg numbers the columns of a new table anew.
   */
  public Table loadOrCreate(Schema schema, Map<String, String> properties) {
    TableIdentifier identifier =
        TableIdentifier.parse(name.substring(settings.name().length() + 1));
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
   * Removes the table with all of its metadata, but not the files that it names; if it is there.
   */
  public boolean remove() {
    TableIdentifier identifier =
        TableIdentifier.parse(name.substring(settings.name().length() + 1));
    return call("remove table " + name, () -> catalog.dropTable(identifier, true));
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
