/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.diff.RowComparison;
import dev.hindcast.diff.RowDiff;
import dev.hindcast.diff.SharedColumns;
import dev.hindcast.diff.WindowChanges;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.store.DatasetStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the rows in which two versions differ. Files of label windows that are the same in both are
 * not read. Of the others label ids and hashes of rows are joined first, and then whole rows of
 * those labels that differ.
 */
public final class VersionDiff {
  private static final String ID = "id";
  private static final String[] IDS = {ID};
  private static final String TIME = "time";

  private final SparkSession spark;
  private final DatasetStore store;
  private final DatasetManifest before;
  private final DatasetManifest after;
  private final SharedColumns columns;

  public VersionDiff(
      SparkSession spark, DatasetStore store, DatasetManifest before, DatasetManifest after) {
    this.spark = spark;
    this.store = store;
    this.before = before;
    this.after = after;
    this.columns = SharedColumns.of(before, after);
  }

  /** The rows that differ, in no order; each label at most once. */
  public JavaRDD<RowDiff> rows() {
    WindowChanges windows = WindowChanges.of(before, after);
    return rows(locations(windows.files(before)), locations(windows.files(after)));
  }

  /**
   * The rows that differ between some files of each side, in no order; each label at most once.
   *
   * @param wasFiles where files with the columns of the earlier version lie
   * @param isFiles likewise of the later one
   */
  public JavaRDD<RowDiff> rows(List<String> wasFiles, List<String> isFiles) {
    if (wasFiles.isEmpty() && isFiles.isEmpty()) {
      return JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
    }
    Dataset<Row> was = read(before, wasFiles, after, isFiles);
    Dataset<Row> is = read(after, isFiles, before, wasFiles);
    Dataset<Row> differing = differing(was, is).select(ID);
    Dataset<Row> pairs =
        whole(was, "was")
            .join(differing, IDS, "left_semi")
            .join(whole(is, "is").join(differing, IDS, "left_semi"), IDS, "full_outer")
            .select(ID, "was", "is");
    return compared(pairs);
  }

  /**
   * Sums up the rows that differ between such files, most of which are thought to differ: whole
   * rows are joined at once.
   *
   * @param windows that all label times of the rows lie in
   */
  public WindowDiffs summed(
      List<String> wasFiles, List<String> isFiles, List<LabelWindow> windows) {
    WindowDiffs none = new WindowDiffs(windows, SharedColumns.column(before, ColumnRole.SPLIT));
    if (wasFiles.isEmpty() && isFiles.isEmpty()) {
      return none;
    }
    Dataset<Row> was = read(before, wasFiles, after, isFiles);
    Dataset<Row> is = read(after, isFiles, before, wasFiles);
    Dataset<Row> pairs =
        timed(was, "was")
            .join(timed(is, "is"), IDS, "full_outer")
            .select(
                col(ID),
                col("was"),
                col("is"),
                functions.coalesce(col("was_time"), col("is_time")).as(TIME));
    return differences(pairs).aggregate(none, WindowDiffs::add, WindowDiffs::add);
  }

  private static Dataset<Row> timed(Dataset<Row> rows, String side) {
    return rows.withColumnRenamed("row", side).withColumnRenamed(TIME, side + "_" + TIME);
  }

  private static Dataset<Row> differing(Dataset<Row> was, Dataset<Row> is) {
    return hashed(was, "was")
        .join(hashed(is, "is"), IDS, "full_outer")
        .filter(functions.not(col("was").eqNullSafe(col("is"))));
  }

  private JavaRDD<RowDiff> compared(Dataset<Row> pairs) {
    return differences(pairs.withColumn(TIME, lit(0L))).map(TimedDiff::row);
  }

  /** Compares rows of the label id, both rows and the label time. */
  private JavaRDD<TimedDiff> differences(Dataset<Row> pairs) {
    byte[] old = ManifestJson.write(before);
    byte[] young = ManifestJson.write(after);
    StructType wasType = (StructType) pairs.schema().apply("was").dataType();
    StructType isType = (StructType) pairs.schema().apply("is").dataType();
    FlatMapFunction<Iterator<InternalRow>, TimedDiff> compare =
        rows -> compare(rows, old, young, wasType, isType).iterator();
    return JavaRDD.fromRDD(
            ((org.apache.spark.sql.classic.Dataset<Row>) pairs).queryExecution().toRdd(),
            scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class))
        .mapPartitions(compare);
  }

  private static List<TimedDiff> compare(
      Iterator<InternalRow> rows, byte[] old, byte[] young, StructType wasType, StructType isType) {
    DatasetManifest after = ManifestJson.read(young, "the later manifest");
    RowComparison comparison =
        new RowComparison(ManifestJson.read(old, "the earlier manifest"), after, definition(after));
    List<TimedDiff> found = new ArrayList<>();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (areSame(row, wasType, isType)) {
        continue;
      }
      long time = row.getLong(3);
      Map<String, Object> was = row.isNullAt(1) ? null : plain(row, 1, wasType);
      Map<String, Object> is = row.isNullAt(2) ? null : plain(row, 2, isType);
      comparison
          .compare(row.getUTF8String(0).toString(), was, is)
          .ifPresent(diff -> found.add(new TimedDiff(time, diff)));
    }
    return found;
  }

  /** Whether the bytes of both rows are equal; then their values are. */
  private static boolean areSame(InternalRow row, StructType wasType, StructType isType) {
    return !row.isNullAt(1)
        && !row.isNullAt(2)
        && row.getStruct(1, wasType.size()) instanceof UnsafeRow was
        && was.equals(row.getStruct(2, isType.size()));
  }

  private static Map<String, Object> plain(InternalRow row, int ordinal, StructType type) {
    return PlainRow.of(row.getStruct(ordinal, type.size()), type);
  }

  private List<String> locations(List<PublishedFile> files) {
    return files.stream().map(file -> store.files().location(file.path())).toList();
  }

  /** The label id as text and the columns that both have; no rows without files. */
  private Dataset<Row> read(
      DatasetManifest manifest,
      List<String> files,
      DatasetManifest other,
      List<String> otherFiles) {
    List<String> paths = files.isEmpty() ? otherFiles : files;
    Dataset<Row> rows = spark.read().parquet(paths.toArray(new String[0]));
    String id = SharedColumns.column(files.isEmpty() ? other : manifest, ColumnRole.LABEL_ID);
    List<Column> selected = new ArrayList<>();
    selected.add(quoted(id).cast(DataTypes.StringType).as(ID));
    String time = SharedColumns.column(files.isEmpty() ? other : manifest, ColumnRole.LABEL_TIME);
    selected.add(functions.unix_micros(quoted(time)).as(TIME));
    List<Column> values = columns.names().stream().map(VersionDiff::quoted).toList();
    selected.add(struct(values.toArray(new Column[0])).as("row"));
    Dataset<Row> chosen = rows.select(selected.toArray(new Column[0]));
    return files.isEmpty() ? chosen.filter(lit(false)) : chosen;
  }

  private static Dataset<Row> whole(Dataset<Row> rows, String name) {
    return rows.drop(TIME).withColumnRenamed("row", name);
  }

  /** Two hashes of 64 bits, so that unequal rows are not taken for equal ones. */
  private static Dataset<Row> hashed(Dataset<Row> rows, String side) {
    StructType type = (StructType) rows.schema().apply("row").dataType();
    List<Column> values = new ArrayList<>();
    for (var field : type.fields()) {
      Column value = col("row").getField(field.name());
      values.add(isExact(field.dataType()) ? value : value.cast(DataTypes.StringType));
    }
    Column first = functions.xxhash64(values.toArray(new Column[0]));
    values.add(0, lit(1));
    Column second = functions.xxhash64(values.toArray(new Column[0]));
    return rows.select(col(ID), struct(first.as("first"), second.as("second")).as(side));
  }

  /** Of floating point, hashing takes zeros of both signs for one; widths may differ of numbers. */
  private static boolean isExact(DataType type) {
    DataType inner = type;
    while (inner instanceof ArrayType array) {
      inner = array.elementType();
    }
    return inner.equals(DataTypes.StringType)
        || inner.equals(DataTypes.TimestampType)
        || inner.equals(DataTypes.BooleanType)
        || inner.equals(DataTypes.LongType);
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }

  private static DatasetDefinition definition(DatasetManifest manifest) {
    return DefinitionParser.parse(DefinitionLayers.of(manifest.definitionText())).definition();
  }
}
