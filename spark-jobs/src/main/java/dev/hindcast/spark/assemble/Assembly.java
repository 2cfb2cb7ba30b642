/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import static org.apache.spark.sql.functions.col;

import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.spark.enrich.DimensionRows;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.publish.BuildFolders;
import dev.hindcast.spark.publish.StagingFolder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Brings each user's labels and events into one task by one shuffle, and assembles them there. */
public final class Assembly {
  private Assembly() {}

  /** Labels, revisions and rejected rows, shuffled by user into a number of partitions. */
  public static Dataset<Row> byUser(Ingest ingest, int partitions) {
    return ingest.allRows().repartition(partitions, col("user_hash"));
  }

  /**
   * Runs the tasks, which write columns with these field ids by name; what a failed attempt of a
   * task wrote is in no result.
   *
   * @param recorded until when the inputs of the request were recorded
   */
  public static List<TaskResult> run(
      BuildRequest request,
      Map<String, InputArrivals> recorded,
      Ingest ingest,
      int partitions,
      SortedMap<String, Integer> fieldIds,
      BuildFolders folders,
      SerializableConfiguration hadoop) {
    RDD<InternalRow> rows =
        ((org.apache.spark.sql.classic.Dataset<Row>) byUser(ingest, partitions))
            .queryExecution()
            .toRdd();
    // Tasks need no secrets, and what they are sent may be logged.
    String task = BuildRequestJson.writeRedacted(request);
    Map<String, Long> recordedThroughMicros = new TreeMap<>();
    recorded.forEach((input, of) -> recordedThroughMicros.put(input, of.recordedThroughMicros()));
    StructType rowType = ingest.rowType();
    Map<String, DimensionRows> enrichments = ingest.enrichments().rows();
    Function2<Integer, java.util.Iterator<InternalRow>, java.util.Iterator<TaskResult>> assemble =
        (partition, partitionRows) -> {
          if (!partitionRows.hasNext()) {
            return java.util.Collections.emptyIterator();
          }
          BuildRequest ofTask = BuildRequestJson.read("the task of partition " + partition, task);
          StagingFolder staging =
              StagingFolder.ofTask(
                  ofTask,
                  rowType,
                  fieldIds,
                  folders,
                  partition,
                  TaskContext.get().taskAttemptId(),
                  hadoop.value());
          AssembleTask of =
              new AssembleTask(ofTask, recordedThroughMicros, rowType, enrichments, staging);
          return List.of(of.run(partitionRows)).iterator();
        };
    return JavaRDD.fromRDD(rows, scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class))
        .mapPartitionsWithIndex(assemble, true)
        .collect();
  }
}
