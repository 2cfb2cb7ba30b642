/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.iceberg.change.TableChange;
import dev.hindcast.spark.testing.Lake;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.junit.jupiter.api.Test;

/** Each way to delete a row, by itself. */
class DeletedRowsTest {
  private static final Map<String, Integer> COLUMNS = Map.of("id", 1, "grp", 2);
  private static final Map<String, Long> SECOND_ROW_IS_GONE = Map.of("b|2", -1L);

  @Test
  void positionDeletesRemoveRows() throws Exception {
    String name = create("positions", 2);
    assertThat(changed(name, () -> delete(name), "POSITION_DELETES PARQUET"))
        .isEqualTo(SECOND_ROW_IS_GONE);
  }

  @Test
  void deletionVectorsRemoveRows() throws Exception {
    String name = create("vectors", 3);
    assertThat(changed(name, () -> delete(name), "POSITION_DELETES PUFFIN"))
        .isEqualTo(SECOND_ROW_IS_GONE);
  }

  @Test
  void equalityDeletesRemoveRows() throws Exception {
    for (int format : new int[] {2, 3}) {
      String name = create("equality" + format, format);
      assertThat(
              changed(
                  name,
                  () -> EqualityDeletes.write(table(name), "id", 2, "grp", "b"),
                  "EQUALITY_DELETES PARQUET"))
          .isEqualTo(SECOND_ROW_IS_GONE);
    }
  }

  @Test
  void deletesThatCompactionAppliedChangeNothing() throws Exception {
    for (int format : new int[] {2, 3}) {
      String name = create("applied" + format, format);
      delete(name);
      Table before = table(name);
      long from = before.currentSnapshot().snapshotId();
      SparkActions.get(Lake.spark())
          .rewriteDataFiles(before)
          .option("rewrite-all", "true")
          .execute();
      Table table = table(name);
      long to = table.currentSnapshot().snapshotId();

      assertThat(to).isNotEqualTo(from);
      assertThat(new TableStates(name, COLUMNS, format == 3).change(table, from, to))
          .isEqualTo(new TableChange.Unchanged());
    }
  }

  @Test
  void zerosOfBothSignsAreDifferentAndNotANumberIsItself() throws Exception {
    String name = "lake.deletes.zeros";
    Lake.spark().sql("CREATE NAMESPACE IF NOT EXISTS lake.deletes");
    Lake.spark().sql("CREATE TABLE " + name + " (v double, w array<float>) USING iceberg");
    Lake.spark()
        .sql(
            "INSERT INTO "
                + name
                + " VALUES (0.0D, array(float(1.5))), (double('NaN'), array(float('NaN'))),"
                + " (null, null)");
    Table table = table(name);
    long from = table.currentSnapshot().snapshotId();
    Lake.spark()
        .sql(
            "INSERT OVERWRITE "
                + name
                + " VALUES (-0.0D, array(float(1.5))), (double('NaN'), array(float('NaN'))),"
                + " (null, null)");
    table.refresh();
    TableStates states = new TableStates(name, Map.of("v", 1, "w", 2), false);

    TableChange change = states.change(table, from, table.currentSnapshot().snapshotId());
    Map<String, Long> found = states.found(table, change);
    assertThat(found).hasSize(2).containsValues(-1L, 1L);
    assertThat(found.keySet()).allMatch(row -> row.startsWith("0.0|") || row.startsWith("-0.0|"));
  }

  private static Map<String, Long> changed(String name, Runnable doing, String expected) {
    long from = table(name).currentSnapshot().snapshotId();
    doing.run();
    Table table = table(name);
    TableStates states = new TableStates(name, COLUMNS, false);
    TableChange change = states.change(table, from, table.currentSnapshot().snapshotId());
    Set<String> kinds = new TreeSet<>();
    ((TableChange.Files) change)
        .added()
        .forEach(
            task ->
                task.deletes().forEach(file -> kinds.add(file.content() + " " + file.format())));
    assertThat(kinds).containsExactly(expected);
    return states.found(table, change);
  }

  private static String create(String name, int format) {
    String table = "lake.deletes." + name;
    Lake.spark().sql("CREATE NAMESPACE IF NOT EXISTS lake.deletes");
    Lake.spark()
        .sql(
            "CREATE TABLE "
                + table
                + " (id bigint, grp string) USING iceberg TBLPROPERTIES ('format-version' = '"
                + format
                + "', 'write.delete.mode' = 'merge-on-read')");
    Lake.spark()
        .sql(
            "INSERT INTO "
                + table
                + " SELECT /*+ COALESCE(1) */ * FROM VALUES (1L, 'a'), (2L, 'b'), (3L, 'b')");
    return table;
  }

  private static void delete(String name) {
    Lake.spark().sql("DELETE FROM " + name + " WHERE id = 2");
  }

  private static Table table(String name) {
    try {
      return Spark3Util.loadIcebergTable(Lake.spark(), name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
