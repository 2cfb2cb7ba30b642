/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.config.Nearest;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PendingUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;

/**
 * The Iceberg catalogs that a definition declares, opened on first use. Tables are read, and
 * nothing of them is changed but tags on snapshots. A catalog that does not answer is
 * CATALOG_UNREACHABLE. Not for several threads at once.
 */
public final class SourceCatalogs implements AutoCloseable {
  /** How long a call to a catalog may take. */
  public static final long LIMIT_MILLIS = 60_000;

  private final Map<String, Map<String, String>> declared;
  private final Configuration hadoop;
  private final long limitMillis;
  private final Map<String, Catalog> opened = new HashMap<>();
  private final Map<String, HindcastException> givenUp = new HashMap<>();

  /** Catalog name to its properties, as in a definition. */
  public SourceCatalogs(Map<String, Map<String, String>> declared) {
    this(declared, new Configuration(), LIMIT_MILLIS);
  }

  public SourceCatalogs(
      Map<String, Map<String, String>> declared, Configuration hadoop, long limitMillis) {
    this.declared = Map.copyOf(declared);
    this.hadoop = hadoop;
    this.limitMillis = limitMillis;
  }

  /** The table's current snapshot. */
  public PinnedTable pin(String table) {
    return TablePin.current(catalogOf(table), table, load(table));
  }

  /**
   * The table at a snapshot that was pinned before.
   *
   * @throws HindcastException TABLE_MISSING, TABLE_REPLACED, SNAPSHOT_EXPIRED or
   *     CATALOG_UNREACHABLE
   */
  public PinnedTable verify(SourceSnapshot pin) {
    return TablePin.at(pin, load(pin.table()));
  }

  /**
   * Gives a pinned snapshot a tag, which keeps it from being expired.
   *
   * @throws HindcastException SNAPSHOT_EXPIRED, TABLE_REPLACED, CATALOG_UNREACHABLE; also where the
   *     catalog does not allow it, or could lose another writer's commit by it
   */
  void tag(SourceSnapshot pin, String name) {
    CatalogSettings settings = settings(pin.table());
    if (settings.losesCommits()) {
      throw SourceErrors.catalogUnusable(
          settings,
          "tag snapshot " + pin.snapshotId() + " of table " + pin.table(),
          "a Hadoop catalog on a local disk can lose commits of two processes",
          null);
    }
    verify(pin);
    Table table = load(pin.table());
    if (!table.refs().containsKey(name)) {
      commit(settings, table, "tag", table.manageSnapshots().createTag(name, pin.snapshotId()));
    }
  }

  /** Takes such a tag away again; a table or a tag that is not there is fine. */
  void untag(SourceSnapshot pin, String name) {
    Table table;
    try {
      table = load(pin.table());
    } catch (HindcastException e) {
      if (e.code() == ErrorCode.TABLE_MISSING) {
        return;
      }
      throw e;
    }
    if (table.refs().containsKey(name)) {
      commit(settings(pin.table()), table, "untag", table.manageSnapshots().removeTag(name));
    }
  }

  private void commit(
      CatalogSettings settings, Table table, String action, PendingUpdate<?> update) {
    call(
        settings,
        action + " a snapshot of table " + table.name(),
        () -> {
          update.commit();
          return table;
        });
  }

  /** Loads {@code catalog.namespace.table}. */
  public Table load(String table) {
    CatalogSettings settings = settings(table);
    Catalog catalog = open(settings);
    TableIdentifier identifier = identifier(table);
    try {
      return call(settings, "read table " + table, () -> catalog.loadTable(identifier));
    } catch (NoSuchTableException | NoSuchNamespaceException e) {
      throw SourceErrors.tableMissing(settings, table, suggestion(settings, catalog, table), e);
    } catch (NotFoundException e) {
      throw SourceErrors.metadataMissing(settings, table, reason(e), e);
    }
  }

  @Override
  public void close() {
    for (Catalog catalog : opened.values()) {
      if (catalog instanceof Closeable closeable) {
        try {
          closeable.close();
        } catch (IOException e) {
          // Only read from: nothing is lost by it.
        }
      }
    }
    opened.clear();
  }

  private Catalog open(CatalogSettings settings) {
    Catalog known = opened.get(settings.name());
    if (known != null) {
      return known;
    }
    settings.check();
    Catalog catalog =
        call(
            settings,
            "open catalog " + settings.name(),
            () ->
                CatalogUtil.buildIcebergCatalog(
                    settings.name(), settings.forReading(), settings.hadoop(hadoop)));
    opened.put(settings.name(), catalog);
    return catalog;
  }

  private <T> T call(CatalogSettings settings, String action, Callable<T> call) {
    HindcastException earlier = givenUp.get(settings.name());
    if (earlier != null) {
      throw earlier;
    }
    try {
      return CatalogCall.within(limitMillis, call);
    } catch (TimeoutException e) {
      throw giveUp(settings, action, "no answer within " + limitMillis + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw giveUp(settings, action, "the call was interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof NoSuchTableException
          || cause instanceof NoSuchNamespaceException
          || cause instanceof NotFoundException) {
        throw (RuntimeException) cause;
      }
      if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
        throw SourceErrors.catalogUnusable(
            settings, action, String.valueOf(cause.getMessage()), cause);
      }
      throw giveUp(settings, action, reason(cause), cause);
    }
  }

  /** A catalog that failed once is not waited for again. */
  private HindcastException giveUp(
      CatalogSettings settings, String action, String why, Throwable cause) {
    HindcastException failure = SourceErrors.catalogUnreachable(settings, action, why, cause);
    givenUp.put(settings.name(), failure);
    return failure;
  }

  /** The innermost cause that says something: a client's own words wrap it many times over. */
  private static String reason(Throwable failure) {
    String text = failure.toString();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
      }
    }
    String line = text.lines().findFirst().orElse(text).strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private String suggestion(CatalogSettings settings, Catalog catalog, String table) {
    TableIdentifier wanted = identifier(table);
    try {
      Namespace namespace = wanted.namespace();
      return Nearest.misspelt(
              wanted.name(),
              call(settings, "list " + namespace, () -> catalog.listTables(namespace)).stream()
                  .map(TableIdentifier::name)
                  .toList())
          .map(name -> table.substring(0, table.length() - wanted.name().length()) + name)
          .map(name -> "The nearest one is " + name + ". ")
          .orElse("");
    } catch (NoSuchNamespaceException e) {
      return namespaceSuggestion(settings, catalog, wanted.namespace());
    } catch (HindcastException | NotFoundException e) {
      return "";
    }
  }

  private String namespaceSuggestion(CatalogSettings settings, Catalog catalog, Namespace missing) {
    if (!(catalog instanceof SupportsNamespaces namespaces)) {
      return "";
    }
    try {
      return Nearest.misspelt(
              missing.toString(),
              call(settings, "list namespaces", namespaces::listNamespaces).stream()
                  .map(Namespace::toString)
                  .toList())
          .map(name -> "There is no namespace " + missing + "; the nearest one is " + name + ". ")
          .orElse("There is no namespace " + missing + ". ");
    } catch (HindcastException | NoSuchNamespaceException | NotFoundException e) {
      return "";
    }
  }

  private CatalogSettings settings(String table) {
    String name = catalogOf(table);
    Map<String, String> properties = declared.get(name);
    if (properties == null) {
      throw SourceErrors.catalogUndeclared(table, name);
    }
    return new CatalogSettings(name, properties);
  }

  private static String catalogOf(String table) {
    int dot = table.indexOf('.');
    return dot < 0 ? table : table.substring(0, dot);
  }

  private static TableIdentifier identifier(String table) {
    return TableIdentifier.parse(table.substring(table.indexOf('.') + 1));
  }
}
