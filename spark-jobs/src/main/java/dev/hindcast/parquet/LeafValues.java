/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The values of one column in one row group: ids of a dictionary as long as that is smaller, else
 * plain. Values of a page lie plain until it is written and are then looked up in one go: a row
 * goes to any of many open files, whose dictionaries would never be in the processor's cache.
 */
final class LeafValues {
  private static final int LARGEST_DICTIONARY_BYTES = 1 << 20;

  /** Values after which is looked whether the dictionary still makes sense. */
  private static final int STEP = 1 << 13;

  private final PrimitiveTypeName type;
  private final boolean wholeBytes;
  private final RowGroupUse memory;
  private final PageBytes plain;
  private final RowGroupUse dictionaryMemory = new RowGroupUse();

  /** What the pages of ids, if there are any, refer to. */
  private ValueDictionary dictionary;

  /** Whether the next page tries to be one of ids. */
  private boolean triesIds;

  private int idPages;
  private Encoding encoding = Encoding.PLAIN;

  /**
   * @param tryDictionary whether to begin with a dictionary
   * @param wholeBytes whether ids take whole bytes
   */
  LeafValues(
      PrimitiveTypeName type, boolean tryDictionary, boolean wholeBytes, RowGroupUse memory) {
    this.type = type;
    this.wholeBytes = wholeBytes;
    this.memory = memory;
    this.plain = new PageBytes(memory);
    this.triesIds = tryDictionary;
  }

  /** Whether values may repeat: never the numbers of an embedding, truth values, long decimals. */
  static boolean mayHaveDictionary(OutputType columnType) {
    return switch (OutputSchema.physical(columnType.leaf())) {
      case INT32, INT64, DOUBLE, BINARY -> true;
      case FLOAT -> columnType.depth() == 0;
      default -> false;
    };
  }

  void putBoolean(boolean value) {
    plain.putByte(value ? 1 : 0);
  }

  /** Adds a value of 32 bits. */
  void putInt(int bits) {
    plain.putInt(bits);
  }

  /** Adds a value of 64 bits. */
  void putLong(long bits) {
    plain.putLong(bits);
  }

  void putBytes(byte[] bytes, int offset, int length) {
    if (type == PrimitiveTypeName.BINARY) {
      plain.putInt(length);
    }
    plain.put(bytes, offset, length);
  }

  boolean isPageFull(int pageBytes) {
    return plain.size() >= pageBytes;
  }

  /** Whether no page gave the dictionary up. */
  boolean triesIds() {
    return triesIds;
  }

  /** Encoding of what {@link #page} returned. */
  Encoding encoding() {
    return encoding;
  }

  /** The values of the page; the first page decides whether there is a dictionary. */
  BytesInput page() {
    long before = dictionaryMemory.bytes();
    DictionaryIds ids = triesIds ? ids() : null;
    triesIds = ids != null;
    idPages += triesIds ? 1 : 0;
    if (idPages == 0) {
      dictionary = null;
    } else {
      memory.add(dictionaryMemory.bytes() - before);
    }
    encoding = triesIds ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    if (ids != null) {
      return ids.encode(dictionary.size(), wholeBytes);
    }
    return type == PrimitiveTypeName.BOOLEAN ? BitPage.of(plain) : plain.input();
  }

  void clearPage() {
    plain.clear();
  }

  /** Writes the dictionary if a page refers to it. */
  void writeDictionary(PageWriter pages) throws IOException {
    if (idPages > 0) {
      PageBytes entries = new PageBytes(new RowGroupUse());
      for (int id = 0; id < dictionary.size(); id++) {
        dictionary.spell(id, entries);
      }
      pages.writeDictionaryPage(
          new DictionaryPage(entries.input(), dictionary.size(), Encoding.PLAIN));
    }
  }

  /** The ids of the page's values; null if plain values are smaller. */
  private DictionaryIds ids() {
    if (dictionary == null) {
      dictionary =
          type == PrimitiveTypeName.BINARY
              ? new BytesDictionary(dictionaryMemory)
              : new LongDictionary(dictionaryMemory, type);
    }
    DictionaryIds ids = new DictionaryIds();
    for (int at = 0; at < plain.size(); ) {
      at = dictionary.addIds(plain, at, STEP, ids);
      if (isHopeless(ids.size())) {
        return null;
      }
    }
    return idPages > 0 || dictionaryPays(ids.size()) ? ids : null;
  }

  private boolean isHopeless(int values) {
    boolean hardlyRepeats = idPages == 0 && values == STEP && dictionary.size() > STEP - STEP / 16;
    return hardlyRepeats || dictionary.plainBytes() > LARGEST_DICTIONARY_BYTES;
  }

  private boolean dictionaryPays(int values) {
    long idBytes = (long) values * DictionaryIds.bitWidth(dictionary.size(), wholeBytes) / 8;
    return dictionary.plainBytes() + idBytes < plain.size();
  }
}
