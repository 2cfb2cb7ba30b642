/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A dimension of the items that {@link Visits} are about. */
public final class Items {
  public static final StructType TYPE =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("cost", DataTypes.LongType)
          .add("vector", DataTypes.createArrayType(DataTypes.FloatType))
          .add("model", DataTypes.StringType)
          .add("valid_from", DataTypes.TimestampType)
          .add("valid_to", DataTypes.TimestampType)
          .add("known_at", DataTypes.TimestampType);

  private Items() {}

  /** Makes the table {@code items} beside the visits. */
  public static void create(Visits visits, List<Row> rows) {
    Lake.create("lake." + visits.namespace() + ".items", TYPE, rows);
  }

  /** A version; times are ISO text, null for a null column. */
  public static Row item(String code, String category, String validFrom, String knownAt) {
    return item(code, category, 1, List.of(1.5f, -2f), "m1", validFrom, null, knownAt);
  }

  public static Row item(
      String code,
      String category,
      long cost,
      List<Float> vector,
      String model,
      String validFrom,
      String validTo,
      String knownAt) {
    return RowFactory.create(
        code,
        category,
        cost,
        vector == null ? null : vector.toArray(new Float[0]),
        model,
        time(validFrom),
        time(validTo),
        time(knownAt));
  }

  /** The enrichment {@code item} of a definition, with further keys of it. */
  public static String enrichment(Visits visits, String keys) {
    return """
    enrichments.item {
      table = "lake.%s.items", key { item = code }, valid-from = valid_from, known-at = known_at
      columns { category = category, cost = cost, vector = vector }
      %s
    }
    sequences.s.enrich = [item]
    """
        .formatted(visits.namespace(), keys);
  }

  private static Instant time(String text) {
    return text == null ? null : Instant.parse(text);
  }
}
