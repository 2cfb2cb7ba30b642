/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Chooses a few rows of a version by a hash of their label ids, out of a few of its files, and
 * tells what a report shows of them. Equal versions give equal rows. No user is named.
 */
public final class SampleLabels {
  private static final int MOST_FILES = 4;
  private static final String ID = "hc$id";
  private static final String LENGTH = "hc$length";
  private static final String ELIGIBLE = "hc$eligible";
  private static final String HASH = "hc$hash";

  private final SparkSession spark;
  private final DatasetManifest manifest;
  private final List<String> locations;

  /**
   * @param locations of the version's files, as Parquet readers take them, in the manifest's order
   */
  public SampleLabels(SparkSession spark, DatasetManifest manifest, List<String> locations) {
    this.spark = spark;
    this.manifest = manifest;
    this.locations = List.copyOf(locations);
  }

  /** At most so many labels: some with events, and one each that is longest, cut and empty. */
  public ObjectNode of(int most) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode labels = json.putArray("labels");
    if (locations.isEmpty() || most < 1) {
      return json;
    }
    Dataset<Row> all = spark.read().parquet(someFiles());
    Map<String, String> chosen = choose(all, most);
    Dataset<Row> found =
        all.filter(id().isin(chosen.keySet().toArray())).orderBy(col(quoted(time())), id());
    InternalRow[] rows =
        ((org.apache.spark.sql.classic.Dataset<Row>) found)
            .queryExecution()
            .executedPlan()
            .executeCollect();
    for (int i = 0; i < Math.min(rows.length, most); i++) {
      labels.add(new SampledRow(manifest, found.schema(), rows[i]).json(chosen));
    }
    return json;
  }

  private String[] someFiles() {
    int count = Math.min(MOST_FILES, locations.size());
    String[] some = new String[count];
    for (int i = 0; i < count; i++) {
      some[i] = locations.get(i * locations.size() / count);
    }
    return some;
  }

  /** Label id to why it was chosen. */
  private Map<String, String> choose(Dataset<Row> all, int most) {
    Column length = sum(ColumnRole.LENGTH);
    Dataset<Row> light =
        all.select(
            id().as(ID),
            length.as(LENGTH),
            sum(ColumnRole.ELIGIBLE).as(ELIGIBLE),
            xxhash64(id()).as(HASH));
    Map<String, String> chosen = new LinkedHashMap<>();
    add(chosen, light.orderBy(col(LENGTH).desc(), col(HASH), col(ID)), 1, "The longest looked at");
    add(
        chosen,
        byHash(light.filter(col(ELIGIBLE).gt(col(LENGTH)))),
        2,
        "More events than are kept");
    add(chosen, byHash(light.filter(col(LENGTH).equalTo(0))), 1, "Without events");
    add(chosen, byHash(light.filter(col(LENGTH).gt(0))), most, "One of many");
    while (chosen.size() > most) {
      chosen.remove(new ArrayList<>(chosen.keySet()).get(chosen.size() - 1));
    }
    return chosen;
  }

  private static void add(Map<String, String> chosen, Dataset<Row> ordered, int more, String why) {
    int room = chosen.size() + more;
    for (Row row : ordered.select(ID).limit(room).collectAsList()) {
      if (chosen.size() < room) {
        chosen.putIfAbsent(row.getString(0), why);
      }
    }
  }

  private static Dataset<Row> byHash(Dataset<Row> rows) {
    return rows.orderBy(col(HASH), col(ID));
  }

  private Column sum(ColumnRole role) {
    Column sum = lit(0L);
    for (OutputColumn column : manifest.schema()) {
      if (column.role() == role) {
        sum = sum.plus(col(quoted(column.name())));
      }
    }
    return sum;
  }

  private Column id() {
    return col(quoted(SampledRow.column(manifest, ColumnRole.LABEL_ID))).cast("string");
  }

  private String time() {
    return SampledRow.column(manifest, ColumnRole.LABEL_TIME);
  }

  private static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }
}
