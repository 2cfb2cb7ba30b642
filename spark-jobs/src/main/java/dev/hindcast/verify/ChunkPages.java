/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * The pages of one column chunk. Their content is told by its checksum; their headers, which have
 * none, by writing them again and by the sums and encodings that the footer has of them.
 */
final class ChunkPages {
  private final ColumnChunkMetaData chunk;
  private final byte[] bytes;
  private final BytesInputDecompressor codec;
  private final List<String> problems = new ArrayList<>();
  private final List<Encoding> encodings = new ArrayList<>();
  private long uncompressed;
  private long values;
  private int dictionaries;

  ChunkPages(ColumnChunkMetaData chunk, byte[] bytes, BytesInputDecompressor codec) {
    this.chunk = chunk;
    this.bytes = bytes;
    this.codec = codec;
  }

  /** What is wrong, in the order of the pages; empty if every page is what was written. */
  List<String> problems() {
    int position = 0;
    for (int page = 0; position < bytes.length && position >= 0; page++) {
      position = page(page, position);
    }
    if (position >= 0) {
      compareSums();
    }
    return problems;
  }

  /** Returns where the next page begins, or -1 if that cannot be told. */
  private int page(int page, int from) {
    String place = "page " + page + " at byte " + (chunk.getStartingPos() + from) + " of the file";
    ByteArrayInputStream rest = new ByteArrayInputStream(bytes, from, bytes.length - from);
    PageHeader header;
    int content;
    try {
      header = Util.readPageHeader(rest);
      content = bytes.length - rest.available();
      if (!Arrays.equals(written(header), Arrays.copyOfRange(bytes, from, content))) {
        problems.add(place + ": its header is none that was written");
      }
    } catch (IOException | RuntimeException e) {
      problems.add(place + ": its header cannot be read");
      return -1;
    }
    int size = header.getCompressed_page_size();
    if (size < 0 || size > bytes.length - content) {
      problems.add(place + ": " + size + " bytes do not fit into the column chunk");
      return -1;
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes, content, size);
    if (!header.isSetCrc() || header.getCrc() != (int) checksum.getValue()) {
      problems.add(place + ": its bytes are not those of its checksum");
    }
    count(place, header, content - from);
    if (header.isSetDictionary_page_header() && problems.isEmpty()) {
      checkDictionary(place, header, content);
    }
    return content + size;
  }

  private void count(String place, PageHeader header, int headerBytes) {
    uncompressed += headerBytes + (long) header.getUncompressed_page_size();
    if (header.getType() == PageType.DATA_PAGE && header.isSetData_page_header()) {
      DataPageHeader data = header.getData_page_header();
      values += data.getNum_values();
      encodings.add(data.getEncoding());
      if (data.getDefinition_level_encoding() != Encoding.RLE
          || data.getRepetition_level_encoding() != Encoding.RLE) {
        problems.add(place + ": its levels have another encoding than what was written");
      }
    } else if (header.getType() == PageType.DICTIONARY_PAGE
        && header.isSetDictionary_page_header()) {
      dictionaries++;
    } else {
      problems.add(place + ": it is no page of data or of a dictionary");
    }
  }

  /** No sum is kept of a dictionary's values, so they are counted. */
  private void checkDictionary(String place, PageHeader header, int from) {
    DictionaryPageHeader dictionary = header.getDictionary_page_header();
    boolean isKnown =
        chunk.getEncodingStats().getDictionaryEncodings().stream()
            .anyMatch(encoding -> encoding.name().equals(dictionary.getEncoding().name()));
    if (!isKnown) {
      problems.add(
          place
              + (": its dictionary is encoded as " + dictionary.getEncoding())
              + ", the footer says otherwise");
    }
    try {
      BytesInput plain =
          codec.decompress(
              BytesInput.from(bytes, from, header.getCompressed_page_size()),
              header.getUncompressed_page_size());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      plain.writeAllTo(out);
      ByteBuffer values = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      if (dictionary.getNum_values() != PlainValues.count(chunk, values)) {
        problems.add(place + ": its dictionary has another number of values than it says");
      }
    } catch (IOException | RuntimeException e) {
      problems.add(
          place
              + ": its dictionary cannot be read with "
              + chunk.getCodec()
              + ", as the footer says");
    }
  }

  private static byte[] written(PageHeader header) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writePageHeader(header, out);
    return out.toByteArray();
  }

  private void compareSums() {
    if (uncompressed != chunk.getTotalUncompressedSize()) {
      problems.add(
          "its pages have "
              + (uncompressed + " bytes uncompressed, the footer says ")
              + chunk.getTotalUncompressedSize());
    }
    if (values != chunk.getValueCount()) {
      problems.add(
          "its pages have " + values + " values, the footer says " + chunk.getValueCount());
    }
    boolean areEncoded =
        chunk.getEncodingStats().getDataEncodings().stream()
            .allMatch(
                encoding ->
                    chunk.getEncodingStats().getNumDataPagesEncodedAs(encoding)
                        == encodings.stream()
                            .filter(found -> found.name().equals(encoding.name()))
                            .count());
    boolean hasDictionary = chunk.getEncodingStats().hasDictionaryPages();
    if (!areEncoded || dictionaries != (hasDictionary ? 1 : 0)) {
      problems.add(
          "its pages are encoded as "
              + (encodings
                  + ", with "
                  + dictionaries
                  + " dictionaries, the footer says otherwise"));
    }
  }
}
