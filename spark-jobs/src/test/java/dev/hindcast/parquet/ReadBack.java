/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Rows of a Parquet file as other people's readers see them. Every value is a text that two
 * different values never share: floating point numbers are bits, decimals unscaled, dates days,
 * timestamps microseconds.
 */
final class ReadBack {
  private ReadBack() {}

  /** What was fed, in the texts of this class. */
  static List<List<String>> fed(OutputSchema schema, List<ValueFeed> rows) {
    List<List<String>> texts = new ArrayList<>();
    for (ValueFeed row : rows) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < row.values().size(); i++) {
        OutputType.Kind kind = schema.columns().get(i).type().leaf().kind();
        values.add(text(row.values().get(i), kind == OutputType.Kind.DECIMAL));
      }
      texts.add(values);
    }
    return texts;
  }

  /** Names the first row that differs instead of printing all of them. */
  static void assertEqual(List<List<String>> actual, List<List<String>> expected) {
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      assertThat(actual.get(i)).as("row %d", i).isEqualTo(expected.get(i));
    }
    assertThat(actual.size()).isEqualTo(expected.size());
  }

  static List<List<String>> duckDb(Path file) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result =
            duckDb
                .createStatement()
                .executeQuery(
                    "select * from read_parquet('" + file + "', hive_partitioning = false)")) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(text(result.getObject(i), false));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Reads through Arrow C++. */
  @SuppressWarnings("try") // Arrow's close() declares Exception
  static List<List<String>> arrow(Path file) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    try (RootAllocator memory = new RootAllocator();
        FileSystemDatasetFactory factory =
            new FileSystemDatasetFactory(
                memory,
                NativeMemoryPool.getDefault(),
                FileFormat.PARQUET,
                file.toUri().toString());
        Dataset dataset = factory.finish();
        Scanner scanner = dataset.newScan(new ScanOptions(1_000));
        ArrowReader batches = scanner.scanBatches()) {
      while (batches.loadNextBatch()) {
        List<FieldVector> vectors = batches.getVectorSchemaRoot().getFieldVectors();
        for (int i = 0; i < batches.getVectorSchemaRoot().getRowCount(); i++) {
          int at = i;
          rows.add(vectors.stream().map(v -> text(v.getObject(at), false)).toList());
        }
      }
    }
    return rows;
  }

  private static String text(Object value, boolean bytesAreDecimal) {
    try {
      if (value instanceof Array array) {
        return text(Arrays.asList((Object[]) array.getArray()), bytesAreDecimal);
      }
      if (value instanceof Blob blob) {
        return text(blob.getBytes(1, (int) blob.length()), bytesAreDecimal);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> text(element, bytesAreDecimal))
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof byte[] bytes) {
      return bytesAreDecimal
          ? new BigInteger(bytes).toString()
          : "x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof String || value instanceof org.apache.arrow.vector.util.Text) {
      return "'" + value + "'";
    }
    return number(value);
  }

  private static String number(Object value) {
    if (value instanceof Float number) {
      return "f" + Integer.toHexString(Float.floatToRawIntBits(number));
    }
    if (value instanceof Double number) {
      return "d" + Long.toHexString(Double.doubleToRawLongBits(number));
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.unscaledValue().toString();
    }
    if (value instanceof LocalDate date) {
      return Long.toString(date.toEpochDay());
    }
    if (value instanceof OffsetDateTime time) {
      return Long.toString(Micros.ofInstant(time.toInstant()));
    }
    return String.valueOf(value);
  }
}
