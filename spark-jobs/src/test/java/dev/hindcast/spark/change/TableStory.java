/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import dev.hindcast.spark.testing.Lake;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Does random things to a table, one after the other. */
final class TableStory {
  /** Names of the columns that are compared; they are those of the beginning. */
  static final List<String> MAPPED =
      List.of("id", "grp", "at", "price", "tags", "weights", "code", "amount");

  private final String name;
  private final SplittableRandom random;
  private final List<String> told = new ArrayList<>();

  TableStory(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
    Lake.spark().sql("CREATE NAMESPACE IF NOT EXISTS lake.stories");
    Lake.spark()
        .sql(
            "CREATE TABLE "
                + name
                + " (id bigint, grp string, at timestamp, price double, tags array<string>,"
                + " weights array<float>, code binary, amount decimal(25,2), spare int)"
                + " USING iceberg TBLPROPERTIES ('format-version' = '"
                + (2 + random.nextInt(2))
                + "', 'write.delete.mode' = '"
                + mode()
                + "', 'write.update.mode' = '"
                + mode()
                + "', 'write.merge.mode' = '"
                + mode()
                + "', 'write.spark.accept-any-schema' = 'false')");
  }

  private String mode() {
    return random.nextBoolean() ? "copy-on-write" : "merge-on-read";
  }

  Table table() {
    try {
      return Spark3Util.loadIcebergTable(Lake.spark(), name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was done, for people. */
  List<String> told() {
    return told;
  }

  void step() {
    int dice = told.isEmpty() ? 0 : random.nextInt(20);
    String id = idName();
    switch (dice) {
      case 0, 1, 2 -> tell("append", () -> append(1 + random.nextInt(6)));
      case 3 -> tell("append nothing", () -> append(0));
      case 4 -> tell("delete", () -> sql("DELETE FROM %s WHERE %s % 4 = " + random.nextInt(4), id));
      case 5 -> tell("delete a group", () -> sql("DELETE FROM %s WHERE grp = 'g1'", id));
      case 6 -> tell("update", () -> sql("UPDATE %s SET price = price + 1 WHERE %s % 3 = 0", id));
      case 7 -> tell("update nothing", () -> sql("UPDATE %s SET grp = grp WHERE %s % 2 = 0", id));
      case 8 -> tell("merge", () -> merge(id));
      case 9 -> tell("overwrite a group", this::overwrite);
      case 10, 11 ->
          tell(
              "delete by equality",
              () -> EqualityDeletes.write(table(), id, random.nextLong(12), "grp", "g1"));
      case 12, 13 -> tell("compact", this::compact);
      case 14 -> tell("rewrite deletes", this::rewriteDeletes);
      case 15 -> tell("rewrite manifests", this::rewriteManifests);
      case 16 -> tell("roll back", this::rollBack);
      case 17 -> tell("cherry-pick", this::cherryPick);
      case 18 -> tell("partition", this::partition);
      default -> tell("change the schema", this::changeSchema);
    }
  }

  private void tell(String what, Runnable doing) {
    told.add(what);
    doing.run();
  }

  private String idName() {
    return table().schema().findColumnName(1);
  }

  private static String spareName(Table table) {
    return table.schema().findColumnName(9);
  }

  private void sql(String text, String id) {
    Lake.spark().sql(text.replaceFirst("%s", name).replace("%s", id));
  }

  void append(int count) {
    StructType type = Lake.spark().table(name).schema();
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Object[] values = new Object[type.size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = random.nextInt(8) == 0 ? null : value(type.fields()[c]);
      }
      rows.add(RowFactory.create(values));
      if (random.nextInt(5) == 0) {
        rows.add(RowFactory.create(values));
      }
    }
    Lake.append(name, rows);
  }

  private Object value(StructField field) {
    return switch (field.dataType().typeName()) {
      case "long" -> random.nextLong(12);
      case "string" -> "g" + random.nextInt(3);
      case "timestamp" -> Instant.ofEpochSecond(1_700_000_000 + random.nextInt(3));
      case "double" -> List.of(0.0, -0.0, Double.NaN, 1.5).get(random.nextInt(4));
      case "array" ->
          field.name().equals("tags")
              ? new String[] {"t" + random.nextInt(2), null}
              : new Float[] {-0.0f, null, (float) random.nextInt(2)};
      case "binary" -> ("c" + random.nextInt(2)).getBytes(StandardCharsets.UTF_8);
      case "integer" -> random.nextInt(3);
      default -> new BigDecimal("12345678901234567890.5" + random.nextInt(2));
    };
  }

  private void merge(String id) {
    Lake.spark()
        .sql(
            "MERGE INTO "
                + name
                + " t USING (SELECT DISTINCT "
                + id
                + " AS k FROM "
                + name
                + " WHERE "
                + id
                + " < 3 UNION SELECT 99L) s ON t."
                + id
                + " = s.k WHEN MATCHED AND s.k = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET grp ="
                + " 'merged' WHEN NOT MATCHED THEN INSERT ("
                + id
                + ", grp) VALUES (s.k, 'inserted')");
  }

  private void overwrite() {
    StructType type = Lake.spark().table(name).schema();
    Object[] values = new Object[type.size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = value(type.fields()[c]);
    }
    values[1] = "g2";
    try {
      // Only whole files can be overwritten by a filter: without partitions that is all of them.
      boolean isGrouped =
          table().spec().fields().size() == 1 && table().spec().fields().get(0).sourceId() == 2;
      Lake.spark()
          .createDataFrame(List.of(RowFactory.create(values)), type)
          .writeTo(name)
          .overwrite(
              isGrouped && table().specs().size() == 1
                  ? functions.col("grp").equalTo("g2")
                  : functions.lit(true));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void compact() {
    if (table().currentSnapshot() != null) {
      SparkActions.get(Lake.spark())
          .rewriteDataFiles(table())
          .option("rewrite-all", "true")
          .execute();
    }
  }

  private void rewriteDeletes() {
    SparkActions.get(Lake.spark())
        .rewritePositionDeletes(table())
        .option("rewrite-all", "true")
        .execute();
  }

  private void rewriteManifests() {
    table().rewriteManifests().clusterBy(file -> "all").commit();
  }

  private void rollBack() {
    List<Long> known = TableStates.ancestors(table());
    long chosen = known.get(random.nextInt(known.size()));
    table().manageSnapshots().rollbackTo(chosen).commit();
  }

  private void cherryPick() {
    List<Snapshot> others = new ArrayList<>();
    List<Long> ancestors = TableStates.ancestors(table());
    for (Snapshot snapshot : table().snapshots()) {
      if (!ancestors.contains(snapshot.snapshotId()) && snapshot.operation().equals("append")) {
        others.add(snapshot);
      }
    }
    if (!others.isEmpty()) {
      long chosen = others.get(random.nextInt(others.size())).snapshotId();
      try {
        table().manageSnapshots().cherrypick(chosen).commit();
      } catch (ValidationException e) {
        told.add("(refused: " + e.getMessage() + ")");
      }
    }
  }

  private void partition() {
    Table table = table();
    if (table.spec().isPartitioned()) {
      table.updateSpec().removeField(table.spec().fields().get(0).name()).commit();
    } else if (random.nextBoolean()) {
      table.updateSpec().addField("grp").commit();
    } else {
      table.updateSpec().addField(Expressions.bucket(idName(), 2)).commit();
    }
  }

  private void changeSchema() {
    Table table = table();
    String spare = spareName(table);
    switch (random.nextInt(4)) {
      case 0 -> table.updateSchema().renameColumn(idName(), "id" + told.size()).commit();
      case 1 -> table.updateSchema().addColumn("n" + told.size(), Types.LongType.get()).commit();
      case 2 -> {
        if (spare != null) {
          table.updateSchema().updateColumn(spare, Types.LongType.get()).commit();
        }
      }
      default -> {
        if (spare != null) {
          table.updateSchema().deleteColumn(spare).commit();
        }
      }
    }
  }
}
