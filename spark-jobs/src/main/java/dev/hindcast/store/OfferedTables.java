/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Iceberg tables that may offer versions of a dataset, {@code tables/<id>.json}: an erasure must
 * find them. One of the name may be of somebody else by now.
 */
public record OfferedTables(DatasetStore store) {
  private static final String FOLDER = "tables";

  /**
   * Notes a table, before it is made.
   *
   * @throws dev.hindcast.error.HindcastException STORAGE_FAILED
   */
  public void note(String table) {
    String path = path(table);
    try {
      String json = new ObjectMapper().createObjectNode().put("table", table).toString() + "\n";
      store.files().create(path, json.getBytes(UTF_8));
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw StoreErrors.failed("note table " + table + " in " + store.files().location(path), e);
    }
  }

  /** Where a table is noted, for people. */
  public String location(String table) {
    return store.files().location(path(table));
  }

  private static String path(String table) {
    return FOLDER + "/" + UUID.nameUUIDFromBytes(table.getBytes(UTF_8)) + ".json";
  }

  /**
   * All tables that were noted, also those that are gone, sorted.
   *
   * @throws dev.hindcast.error.HindcastException STORAGE_FAILED
   */
  public List<String> all() {
    SortedSet<String> tables = new TreeSet<>();
    try {
      for (String name : store.files().list(FOLDER)) {
        if (name.endsWith(".json") && !name.startsWith(".")) {
          byte[] json = store.files().read(FOLDER + "/" + name);
          tables.add(new ObjectMapper().readTree(json).path("table").asText());
        }
      }
    } catch (IOException e) {
      throw StoreErrors.failed("read which tables offer versions of " + store.layout().name(), e);
    }
    return List.copyOf(tables);
  }
}
