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
import dev.hindcast.store.DatasetStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
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
    Dataset<Row> was = read(before, windows.files(before), after);
    Dataset<Row> is = read(after, windows.files(after), before);
    Dataset<Row> differing =
        hashed(was)
            .withColumnRenamed("hash", "was")
            .join(hashed(is).withColumnRenamed("hash", "is"), IDS, "full_outer")
            .filter(functions.not(col("was").eqNullSafe(col("is"))))
            .select(ID);
    Dataset<Row> pairs =
        whole(was, "was")
            .join(differing, IDS, "left_semi")
            .join(whole(is, "is").join(differing, IDS, "left_semi"), IDS, "full_outer")
            .select(ID, "was", "is");
    return compared(pairs);
  }

  private JavaRDD<RowDiff> compared(Dataset<Row> pairs) {
    byte[] old = ManifestJson.write(before);
    byte[] young = ManifestJson.write(after);
    StructType wasType = (StructType) pairs.schema().apply("was").dataType();
    StructType isType = (StructType) pairs.schema().apply("is").dataType();
    FlatMapFunction<Iterator<InternalRow>, RowDiff> compare =
        rows -> compare(rows, old, young, wasType, isType).iterator();
    return JavaRDD.fromRDD(
            ((org.apache.spark.sql.classic.Dataset<Row>) pairs).queryExecution().toRdd(),
            scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class))
        .mapPartitions(compare);
  }

  private static List<RowDiff> compare(
      Iterator<InternalRow> rows, byte[] old, byte[] young, StructType wasType, StructType isType) {
    DatasetManifest after = ManifestJson.read(young, "the later manifest");
    RowComparison comparison =
        new RowComparison(ManifestJson.read(old, "the earlier manifest"), after, definition(after));
    List<RowDiff> found = new ArrayList<>();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      Map<String, Object> was = row.isNullAt(1) ? null : plain(row, 1, wasType);
      Map<String, Object> is = row.isNullAt(2) ? null : plain(row, 2, isType);
      comparison.compare(row.getUTF8String(0).toString(), was, is).ifPresent(found::add);
    }
    return found;
  }

  private static Map<String, Object> plain(InternalRow row, int ordinal, StructType type) {
    return PlainRow.of(row.getStruct(ordinal, type.size()), type);
  }

  /** The label id as text and the columns that both have; no rows without files. */
  private Dataset<Row> read(
      DatasetManifest manifest, List<PublishedFile> files, DatasetManifest other) {
    List<String> paths =
        (files.isEmpty() ? other.files() : files)
            .stream().map(file -> store.files().location(file.path())).toList();
    Dataset<Row> rows = spark.read().parquet(paths.toArray(new String[0]));
    String id = SharedColumns.column(files.isEmpty() ? other : manifest, ColumnRole.LABEL_ID);
    List<Column> selected = new ArrayList<>();
    selected.add(quoted(id).cast(DataTypes.StringType).as(ID));
    List<Column> values = columns.names().stream().map(VersionDiff::quoted).toList();
    selected.add(struct(values.toArray(new Column[0])).as("row"));
    Dataset<Row> chosen = rows.select(selected.toArray(new Column[0]));
    return files.isEmpty() ? chosen.filter(lit(false)) : chosen;
  }

  private static Dataset<Row> whole(Dataset<Row> rows, String name) {
    return rows.withColumnRenamed("row", name);
  }

  /** Two hashes of 64 bits, so that unequal rows are not taken for equal ones. */
  private static Dataset<Row> hashed(Dataset<Row> rows) {
    StructType type = (StructType) rows.schema().apply("row").dataType();
    List<Column> values = new ArrayList<>();
    for (var field : type.fields()) {
      Column value = col("row").getField(field.name());
      values.add(isExact(field.dataType()) ? value : value.cast(DataTypes.StringType));
    }
    Column first = functions.xxhash64(values.toArray(new Column[0]));
    values.add(0, lit(1));
    Column second = functions.xxhash64(values.toArray(new Column[0]));
    return rows.select(col(ID), struct(first.as("first"), second.as("second")).as("hash"));
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
