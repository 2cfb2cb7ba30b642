/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.time.Micros;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** The keys of all labels and revisions of a definition, whatever it filters, user by user. */
final class ProfileRows {
  static final int USER_HASH = 0;
  static final int USER = 1;
  static final int INPUT = 2;
  static final int REASON = 3;
  static final int IDENTITY = 4;
  static final int ARRIVAL = 5;
  static final int TIME = 6;
  static final int REVISION = 7;
  static final int RETRACTION = 8;
  static final int CONTENT = 9;

  private static final List<String> COLUMNS =
      List.of(
          "user_hash",
          "user",
          "input",
          "reason",
          "identity_hash",
          "arrival",
          "time",
          "revision",
          "retraction",
          "content_hash");
  private static final List<String> ORDER = COLUMNS.subList(0, 6);

  private ProfileRows() {}

  /**
   * Rows sorted by user, input (labels first), event and arrival; rejected rows of unknown users
   * stand anywhere.
   */
  static JavaRDD<InternalRow> byEvent(ParsedDefinition parsed, PinnedTables tables, int tasks) {
    return sorted(parsed, tables, tasks, ORDER);
  }

  /** Rows sorted by user, input (labels first) and arrival. */
  static JavaRDD<InternalRow> byArrival(ParsedDefinition parsed, PinnedTables tables, int tasks) {
    return sorted(parsed, tables, tasks, List.of("user_hash", "user", "input", "arrival"));
  }

  private static JavaRDD<InternalRow> sorted(
      ParsedDefinition parsed, PinnedTables tables, int tasks, List<String> order) {
    DatasetDefinition all = withoutSelection(parsed).definition();
    Dataset<Row> rows =
        Ingest.plan(all, tables, Micros.SANE_FROM, Micros.SANE_TO, Micros.SANE_TO)
            .rows()
            .select(columns(COLUMNS))
            .repartition(tasks, col("user_hash"))
            .sortWithinPartitions(columns(order));
    return JavaRDD.fromRDD(
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd(),
        scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class));
  }

  /**
   * The definition over all rows: any correction is allowed, so that no scan is pruned, and one
   * plain sequence stands for the others.
   */
  private static ParsedDefinition withoutSelection(ParsedDefinition parsed) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(parsed.canonicalJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a canonical definition is JSON", e);
    }
    ObjectNode dataset = (ObjectNode) root.path("dataset");
    dataset.remove("enrichments");
    dataset.path("sources").forEach(source -> ((ObjectNode) source).put("corrections", "any"));
    ((ObjectNode) dataset.path("labels"))
        .retain("table", "id", "user", "time", "where", "time-zone");
    dataset.putObject("sequences").putObject("all").put("max-length", 1);
    ((ObjectNode) dataset.path("output")).remove("splits");
    return DefinitionParser.parseResolved(root.toString());
  }

  static boolean isRejected(InternalRow row) {
    return row.getInt(REASON) != RowLayout.NOT_REJECTED;
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }
}
