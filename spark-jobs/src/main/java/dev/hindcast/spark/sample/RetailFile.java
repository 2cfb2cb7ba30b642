/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the Online Retail CSV, gzipped or not, in the order of the file. */
final class RetailFile {
  static final int PRICE_SCALE = 3;

  private static final List<String> HEADER =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private RetailFile() {}

  static List<RetailLine> read(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return lines(file, new CsvRows(text));
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot read " + file + ": " + e + ". Give the path of the Online Retail CSV.",
          e);
    }
  }

  private static List<RetailLine> lines(Path file, CsvRows rows) {
    List<String> header = rows.hasNext() ? rows.next() : List.of();
    if (!header.equals(HEADER)) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot import "
              + file
              + ": its columns are "
              + header
              + ". Give the Online Retail CSV with the columns "
              + HEADER
              + ".");
    }
    List<RetailLine> lines = new ArrayList<>();
    Map<String, Integer> linesOfInvoice = new HashMap<>();
    while (rows.hasNext()) {
      List<String> fields = rows.next();
      lines.add(line(fields, linesOfInvoice.merge(fields.get(0), 1, Integer::sum)));
    }
    return lines;
  }

  private static RetailLine line(List<String> fields, int line) {
    return new RetailLine(
        fields.get(0),
        line,
        fields.get(1),
        fields.get(2),
        Integer.parseInt(fields.get(3)),
        LocalDateTime.parse(fields.get(4), DATE),
        new BigDecimal(fields.get(5)).setScale(PRICE_SCALE, RoundingMode.UNNECESSARY),
        customer(fields.get(6)),
        fields.get(7));
  }

  /** The file's customers look like {@code 17850.0}, since some are missing. */
  private static Optional<String> customer(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
  }
}
