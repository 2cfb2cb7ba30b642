/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import dev.hindcast.iceberg.TargetTables;
import dev.hindcast.spark.tag.VersionTable;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.OfferedTables;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.ErasureWork;
import dev.hindcast.store.erase.TableBefore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;

/**
 * Makes the tables anew that offer versions: their metadata hold values of erased users and names
 * of files that are gone. What they are like is noted before the first is removed, so that a run
 * that follows a killed one knows which are to come back, with which tags, and what is still to be
 * removed. A table of that name which is not the one of the note was made after the manifests were
 * replaced: it has nothing of the users.
 */
record TableRenewal(
    DatasetStore store,
    ErasureFolder folder,
    Map<String, Map<String, String>> catalogs,
    Configuration hadoop) {

  ErasureWork.Tables run() {
    Map<String, TableBefore> before = new HashMap<>();
    folder
        .tables()
        .orElseGet(() -> folder.noteTables(found()))
        .forEach(table -> before.put(table.name(), table));
    List<String> renewed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String name : new OfferedTables(store).all()) {
      try (TargetTables tables = new TargetTables(catalogs, hadoop, name)) {
        Optional<TableBefore> known = Optional.ofNullable(before.get(name));
        Optional<Table> foreign = tables.load().filter(table -> !isOwn(table));
        if (foreign.isPresent()) {
          known.ifPresent(of -> removeRemains(tables, foreign.get(), of));
          left.add(name);
        } else if (known.isPresent()) {
          renew(tables, known.get());
          renewed.add(name);
        }
      }
    }
    return new ErasureWork.Tables(renewed, left);
  }

  private List<TableBefore> found() {
    List<TableBefore> found = new ArrayList<>();
    for (String name : new OfferedTables(store).all()) {
      try (TargetTables tables = new TargetTables(catalogs, hadoop, name)) {
        tables
            .load()
            .filter(this::isOwn)
            .ifPresent(
                table ->
                    found.add(
                        new TableBefore(
                            name,
                            table.uuid().toString(),
                            VersionTable.tagged(table),
                            List.copyOf(tables.metadataFiles(table)))));
      }
    }
    return found;
  }

  private boolean isOwn(Table table) {
    return VersionTable.isOf(table, store.files());
  }

  private void renew(TargetTables tables, TableBefore known) {
    SortedSet<Integer> tagged = new TreeSet<>(known.versions());
    Optional<Table> old =
        tables.load().filter(table -> table.uuid().toString().equals(known.uuid()));
    if (old.isPresent()) {
      tagged.addAll(VersionTable.tagged(old.get()));
      Set<String> metadata = new TreeSet<>(known.metadataFiles());
      metadata.addAll(tables.metadataFiles(old.get()));
      tables.drop();
      tables.deleteMetadata(old.get(), metadata);
    }
    List<Integer> versions = store.versions();
    tagged.retainAll(versions);
    int ofSchema = tagged.isEmpty() ? versions.get(0) : tagged.first();
    Table made =
        tables.loadOrCreate(
            VersionTable.schema(store.load(ofSchema)), VersionTable.properties(store.files()));
    if (old.isEmpty()) {
      removeRemains(tables, made, known);
    }
    VersionTable table = new VersionTable(made, store.files());
    tagged.forEach(version -> table.tag(store.load(version)));
  }

  /** What a killed run left of the table before; some catalogs give names of files out again. */
  private static void removeRemains(TargetTables tables, Table there, TableBefore known) {
    Set<String> metadata = new TreeSet<>(known.metadataFiles());
    metadata.removeAll(tables.metadataFiles(there));
    tables.deleteMetadata(there, metadata);
  }
}
