/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.QuarantineFile;
import dev.hindcast.store.StoreFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes rejected rows of erased users out of the files of builds: rows of the user, and rows that
 * hold the user's id as a value. A file that cannot be read as Parquet is torn and is removed.
 */
final class RejectedRows {
  private static final String PARQUET = ".parquet";
  private static final List<String> COLUMNS_WITH_IDS = List.of("user", "id", "row");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SparkSession spark;
  private final StoreFiles files;
  private final Configuration hadoop;
  private final String suffix;
  private final ErasedUsers.Search search;

  RejectedRows(SparkSession spark, StoreFiles files, Configuration hadoop, ErasedUsers users) {
    this.spark = spark;
    this.files = files;
    this.hadoop = hadoop;
    this.suffix = "-" + users.id() + PARQUET;
    this.search = ErasedUsers.search(List.of(users));
  }

  /** Cleans a file, which is gone in favour of another one if it held any; returns how many. */
  long clean(String path) throws IOException {
    if (path.endsWith(suffix)) {
      String original = path.substring(0, path.length() - suffix.length()) + PARQUET;
      if (files.exists(original)) {
        files.delete(path);
      }
      return 0;
    }
    if (!isWhole(path)) {
      files.delete(path);
      return 0;
    }
    long erased = 0;
    Iterator<Row> rows = rows(path);
    while (rows.hasNext()) {
      erased += isErased(rows.next()) ? 1 : 0;
    }
    if (erased > 0) {
      rewrite(path);
    }
    return erased;
  }

  private void rewrite(String path) throws IOException {
    String target = path.substring(0, path.length() - PARQUET.length()) + suffix;
    List<String> columns = List.of(spark.read().parquet(files.uri(path)).columns());
    QuarantineFile copy = null;
    Iterator<Row> rows = rows(path);
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!isErased(row)) {
        if (copy == null) {
          copy =
              new QuarantineFile(hadoop, new Path(files.uri(target)), columns, FileOptions.DEFAULT);
        }
        List<String> values = new ArrayList<>();
        for (int n = 0; n < row.size(); n++) {
          values.add(row.getString(n));
        }
        copy.write(values.toArray(new String[0]));
      }
    }
    if (copy != null) {
      copy.close();
    }
    files.delete(path);
  }

  private Iterator<Row> rows(String path) {
    return spark.read().parquet(files.uri(path)).toLocalIterator();
  }

  private boolean isWhole(String path) throws IOException {
    HadoopInputFile file = HadoopInputFile.fromPath(new Path(files.uri(path)), hadoop);
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return reader.getFooter() != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean isErased(Row row) {
    for (String column : COLUMNS_WITH_IDS) {
      String value = row.getAs(column);
      if (value != null && (has(value) || (value.startsWith("{") && holds(value)))) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(String json) {
    try {
      return holds(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private boolean holds(JsonNode node) {
    if (node.isValueNode()) {
      return has(node.asText());
    }
    for (JsonNode part : node) {
      if (holds(part)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(String text) {
    return search.has(text.getBytes(UTF_8));
  }
}
