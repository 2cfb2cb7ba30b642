/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A small dataset over two tables of a namespace of its own: visits of users, and labels. */
public record Visits(String namespace) {
  public static final StructType EVENTS =
      new StructType()
          .add("user_id", DataTypes.StringType)
          .add("event_id", DataTypes.LongType)
          .add("happened", DataTypes.TimestampType)
          .add("arrived", DataTypes.TimestampType)
          .add("op", DataTypes.StringType)
          .add("item", DataTypes.StringType)
          .add("price", DataTypes.DoubleType);

  public static final StructType LABELS =
      new StructType()
          .add("label_id", DataTypes.StringType)
          .add("user_id", DataTypes.StringType)
          .add("label_time", DataTypes.TimestampType);

  /** Makes both tables with a few rows: three events and two labels of user {@code a}. */
  public static Visits create(String namespace) {
    return create(
        namespace,
        List.of(
            event("a", 1, "2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z", "I", "x"),
            event("a", 2, "2026-01-01T11:00:00Z", "2026-01-01T11:00:00Z", "I", "y"),
            event("a", 3, "2026-01-02T09:00:00Z", "2026-01-02T09:30:00Z", "I", "z")),
        List.of(
            label("l1", "a", "2026-01-01T12:00:00Z"), label("l2", "a", "2026-01-02T12:00:00Z")));
  }

  public static Visits create(String namespace, List<Row> events, List<Row> labels) {
    Visits visits = new Visits(namespace);
    Lake.create(visits.events(), EVENTS, events);
    Lake.create(visits.labels(), LABELS, labels);
    return visits;
  }

  public String events() {
    return "lake." + namespace + ".events";
  }

  public String labels() {
    return "lake." + namespace + ".labels";
  }

  /** A build of the first four days of 2026. */
  public BuildRequest request() {
    return request("");
  }

  /**
   * A build of the first four days of 2026, with further keys.
   *
   * @param keys HOCON inside of {@code dataset}; wins over the usual keys
   */
  public BuildRequest request(String keys) {
    return request(keys, "2026-01-01", "2026-01-05");
  }

  public BuildRequest request(String keys, String from, String to) {
    return request(keys, from, to, "2026-02-01");
  }

  public BuildRequest request(String keys, String from, String to, String knowledgeTime) {
    return Builds.request(
        new DefinitionLayers(
            new DefinitionText("visits.conf", definition()),
            Optional.of(new DefinitionText("env.conf", "dataset {\n" + keys + "\n}")),
            List.of(),
            Map.of()),
        Micros.parse(from),
        Micros.parse(to),
        Micros.parse(knowledgeTime));
  }

  private String definition() {
    return """
    dataset {
      name = %4$s
      path = "%2$s"
      %3$s
      labels { table = "lake.%1$s.labels", id = label_id, user = user_id, time = label_time }
      sources.visits {
        table = "lake.%1$s.events", user = user_id, event-id = event_id, event-time = happened
        arrival-time = arrived, retraction = "op = 'D'"
        attributes { item = item, price = price }
      }
      sequences.s { lookback = 30 days, max-length = 10 }
    }
    """
        .formatted(
            namespace,
            Lake.folder().resolve("datasets"),
            Lake.definitionOfCatalog(),
            namespace.replace('_', '-'));
  }

  public static Row event(
      String user, long id, String happened, String arrived, String op, String item) {
    return RowFactory.create(
        user, id, Instant.parse(happened), Instant.parse(arrived), op, item, 1.5);
  }

  public static Row label(String id, String user, String time) {
    return RowFactory.create(id, user, Instant.parse(time));
  }
}
