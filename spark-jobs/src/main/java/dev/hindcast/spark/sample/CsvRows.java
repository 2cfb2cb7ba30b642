/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Rows of a comma-separated text, as RFC 4180 writes it: a field in double quotes may hold commas,
 * line ends and doubled quotes. The caller closes the reader, which should be a buffered one.
 */
final class CsvRows implements Iterator<List<String>> {
  private static final int END = -1;

  private final Reader reader;
  private int next;

  CsvRows(Reader reader) {
    this.reader = reader;
    this.next = read();
  }

  @Override
  public boolean hasNext() {
    return next != END;
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no row is left");
    }
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (next == ',') {
      next = read();
      fields.add(field());
    }
    if (next == '\r') {
      next = read();
    }
    if (next == '\n') {
      next = read();
    }
    return fields;
  }

  private String field() {
    StringBuilder text = new StringBuilder();
    if (next == '"') {
      quoted(text);
    }
    while (next != ',' && next != '\r' && next != '\n' && next != END) {
      text.append((char) next);
      next = read();
    }
    return text.toString();
  }

  private void quoted(StringBuilder text) {
    next = read();
    while (next != END) {
      if (next == '"') {
        next = read();
        if (next != '"') {
          return;
        }
      }
      text.append((char) next);
      next = read();
    }
  }

  private int read() {
    try {
      return reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
