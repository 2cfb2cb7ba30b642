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
 * plain. Values stay until {@link #clearPage}.
 */
final class LeafValues {
  private static final int LARGEST_DICTIONARY_BYTES = 1 << 20;
  private static final int LARGEST_PAGE_IDS = 1 << 18;

  private final PrimitiveTypeName type;
  private final boolean wholeBytes;
  private final PageBytes plain;
  private final DictionaryIds ids;

  /** Set as long as values are added as ids. */
  private LongDictionary numbers;

  private BytesDictionary texts;

  /** What the pages of ids, if there are any, refer to. */
  private ValueDictionary dictionary;

  private int idPages;

  /**
   * @param tryDictionary whether to begin with a dictionary
   * @param wholeBytes whether ids take whole bytes
   */
  LeafValues(
      PrimitiveTypeName type, boolean tryDictionary, boolean wholeBytes, RowGroupUse memory) {
    this.type = type;
    this.wholeBytes = wholeBytes;
    this.plain = new PageBytes(memory);
    this.ids = new DictionaryIds(memory);
    if (tryDictionary && type == PrimitiveTypeName.BINARY) {
      texts = new BytesDictionary(memory);
      dictionary = texts;
    } else if (tryDictionary) {
      numbers = new LongDictionary(memory, type);
      dictionary = numbers;
    }
  }

  /** Whether values may repeat: never the numbers of an embedding, truth values, long decimals. */
  static boolean mayHaveDictionary(OutputType columnType) {
    return switch (OutputSchema.physical(columnType.leaf())) {
      case INT32, INT64, DOUBLE, BINARY -> true;
      case FLOAT -> columnType.depth() == 0;
      default -> false;
    };
  }

  /** Adds a value that is no byte string, as its bits. */
  void putBits(long bits) {
    if (numbers == null) {
      plain.putBits(type, bits);
    } else {
      int id = numbers.id(bits);
      ids.add(id);
      limitDictionary(id);
    }
  }

  /** The hash may be any that equal byte strings share. */
  void putBytes(byte[] bytes, int offset, int length, int hash) {
    if (texts == null) {
      if (type == PrimitiveTypeName.BINARY) {
        plain.putInt(length);
      }
      plain.put(bytes, offset, length);
    } else {
      int id = texts.id(bytes, offset, length, hash);
      ids.add(id);
      limitDictionary(id);
    }
  }

  boolean isPageFull(int pageBytes) {
    return plain.size() >= pageBytes || ids.size() >= LARGEST_PAGE_IDS;
  }

  /** Whether values are added as ids. */
  boolean hasIds() {
    return numbers != null || texts != null;
  }

  Encoding encoding() {
    return hasIds() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
  }

  /** The values of the page; the first page decides whether the dictionary stays. */
  BytesInput page() {
    if (hasIds() && idPages == 0 && !dictionaryPays()) {
      spellPage();
    }
    if (hasIds()) {
      idPages++;
      return ids.encode(dictionary.size(), wholeBytes);
    }
    return type == PrimitiveTypeName.BOOLEAN ? BitPage.of(plain) : plain.input();
  }

  void clearPage() {
    plain.clear();
    ids.clear();
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

  private boolean dictionaryPays() {
    long plainBytes = 0;
    for (int i = 0; i < ids.size(); i++) {
      plainBytes += dictionary.plainBytes(ids.id(i));
    }
    long idBytes = (long) ids.size() * DictionaryIds.bitWidth(dictionary.size(), wholeBytes) / 8;
    return dictionary.plainBytes() + idBytes < plainBytes;
  }

  private void limitDictionary(int id) {
    if (id == dictionary.size() - 1 && dictionary.plainBytes() > LARGEST_DICTIONARY_BYTES) {
      spellPage();
    }
  }

  /** Ends the use of the dictionary: the page's ids become plain values. */
  private void spellPage() {
    for (int i = 0; i < ids.size(); i++) {
      dictionary.spell(ids.id(i), plain);
    }
    ids.clear();
    numbers = null;
    texts = null;
  }
}
