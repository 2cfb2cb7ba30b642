/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.parquet.copy.FooterMaxima;
import dev.hindcast.spark.HadoopSettings;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** Reads the greatest length and the greatest number of eligible events back from files. */
public final class GreatestNumbers {
  private final SparkSession spark;
  private final List<OutputColumn> columns;

  public GreatestNumbers(SparkSession spark, List<OutputColumn> schema) {
    this.spark = spark;
    this.columns =
        schema.stream()
            .filter(
                column ->
                    column.role() == ColumnRole.LENGTH || column.role() == ColumnRole.ELIGIBLE)
            .toList();
  }

  /**
   * Sequence to both numbers over the rows of some files; 0 without rows.
   *
   * @param locations of the files
   */
  public Map<String, long[]> of(List<String> locations) {
    return ofEach(Map.of("", locations)).get("");
  }

  /**
   * The same for several lists of files, which are read in one job.
   *
   * @param locations by any key
   */
  public <K> Map<K, Map<String, long[]>> ofEach(Map<K, List<String>> locations) {
    Set<String> all = new LinkedHashSet<>();
    locations.values().forEach(all::addAll);
    Map<String, Map<String, Long>> byFile = maxima(List.copyOf(all));
    Map<K, Map<String, long[]>> numbers = new HashMap<>();
    locations.forEach(
        (key, files) -> numbers.put(key, greatest(files.stream().map(byFile::get).toList())));
    return numbers;
  }

  private Map<String, Map<String, Long>> maxima(List<String> locations) {
    if (locations.isEmpty()) {
      return Map.of();
    }
    Set<String> names = Set.copyOf(columns.stream().map(OutputColumn::name).toList());
    SerializableConfiguration hadoop = new SerializableConfiguration(HadoopSettings.of(spark));
    PairFunction<String, String, Map<String, Long>> read =
        location ->
            new Tuple2<>(location, FooterMaxima.of(hadoop.value(), new Path(location), names));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int tasks = Math.min(locations.size(), context.defaultParallelism());
    return context.parallelize(locations, tasks).mapToPair(read).collectAsMap();
  }

  private Map<String, long[]> greatest(List<Map<String, Long>> files) {
    Map<String, long[]> numbers = new HashMap<>();
    for (OutputColumn column : columns) {
      long[] both = numbers.computeIfAbsent(column.sequence(), unused -> new long[2]);
      int place = column.role() == ColumnRole.LENGTH ? 0 : 1;
      for (Map<String, Long> file : files) {
        both[place] = Math.max(both[place], file.getOrDefault(column.name(), 0L));
      }
    }
    return numbers;
  }
}
