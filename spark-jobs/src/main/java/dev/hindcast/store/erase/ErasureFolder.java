/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.ErasureRecord;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoreFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of one erasure: whom it is about, what it found and copied, its receipt. */
public final class ErasureFolder {
  private static final String TABLES = "tables";

  private final DatasetStore store;
  private final StoreFiles files;
  private final String id;
  private final String folder;

  ErasureFolder(DatasetStore store, String id) {
    this.store = store;
    this.files = store.files();
    this.id = id;
    this.folder = Erasures.FOLDER + "/" + id;
  }

  public String id() {
    return id;
  }

  /** What the receipt is called for people. */
  public String receiptLocation() {
    return files.location(path("receipt"));
  }

  boolean isBegun() throws IOException {
    return files.exists(path("ids"));
  }

  /** Makes the erasure exist. */
  void begin(Erasure erasure) throws FileAlreadyExistsException {
    create("ids", erasure.json());
  }

  /**
   * Whom it is about.
   *
   * @throws HindcastException MANIFEST_UNREADABLE, STORAGE_FAILED
   */
  public Erasure erasure() {
    return read("ids")
        .flatMap(Erasure::read)
        .filter(of -> of.id().equals(id))
        .orElseThrow(() -> unreadable("ids"));
  }

  /** What was found and copied so far, in the order of time. */
  public List<ErasureRecord> records() {
    List<ErasureRecord> records = new ArrayList<>();
    while (true) {
      String name = record(records.size() + 1);
      Optional<byte[]> json = read(name);
      if (json.isEmpty()) {
        return records;
      }
      records.add(ErasureRecord.read(json.get()).orElseThrow(() -> unreadable(name)));
    }
  }

  /**
   * Notes a further record.
   *
   * @param number from 1, the one after those that are known
   * @throws FileAlreadyExistsException if the same erasure was run elsewhere meanwhile
   */
  void put(int number, ErasureRecord record) throws FileAlreadyExistsException {
    create(record(number), record.json());
  }

  /** What tables offered before any was made anew; empty while that was not noted. */
  public Optional<List<TableBefore>> tables() {
    return read(TABLES).map(json -> TableBefore.read(json).orElseThrow(() -> unreadable(TABLES)));
  }

  /** Notes what tables offer; a note that is there stays, and is returned. */
  public List<TableBefore> noteTables(List<TableBefore> tables) {
    try {
      create(TABLES, TableBefore.json(tables));
      return tables;
    } catch (FileAlreadyExistsException e) {
      return tables().orElse(tables);
    }
  }

  /** UTF-8 of the receipt's JSON, empty while the erasure is not finished. */
  public Optional<byte[]> receipt() {
    return read("receipt");
  }

  /** Finishes the erasure; a receipt that is there stays. */
  byte[] finish(byte[] receipt) {
    try {
      create("receipt", receipt);
      return receipt;
    } catch (FileAlreadyExistsException e) {
      return receipt().orElse(receipt);
    }
  }

  private void create(String name, byte[] json) throws FileAlreadyExistsException {
    try {
      files.create(path(name), json);
    } catch (FileAlreadyExistsException e) {
      if (!isThere(name, json)) {
        throw e;
      }
    } catch (IOException e) {
      if (!isThere(name, json)) {
        throw ErasureErrors.storage(store.layout().name(), files.location(path(name)), e);
      }
    }
  }

  /** Who took the name may be this very call. */
  private boolean isThere(String name, byte[] json) {
    return read(name).filter(found -> Arrays.equals(found, json)).isPresent();
  }

  private Optional<byte[]> read(String name) {
    try {
      return Optional.of(files.read(path(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ErasureErrors.storage(store.layout().name(), files.location(path(name)), e);
    }
  }

  private HindcastException unreadable(String name) {
    return ErasureErrors.unreadable(store.layout().name(), files.location(path(name)));
  }

  private String path(String name) {
    return folder + "/" + name + ".json";
  }

  private static String record(int number) {
    return String.format(Locale.ROOT, "copies-%04d", number);
  }
}
