/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Tables that find out what depends on the machine: wall clocks of London around the change to
 * summer time, labels by the clock of New York, text made of times, and ties wherever there can be.
 */
public final class Wanderers {
  /** Number of labels. */
  public static final int LABELS = 1_000;

  private static final int EVENTS = 12_000;
  private static final int USERS = 200;
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-27T00:00:00");

  private static final StructType EVENT =
      new StructType()
          .add("user_id", DataTypes.StringType)
          .add("event_id", DataTypes.StringType)
          .add("wall_clock", DataTypes.TimestampNTZType)
          .add("arrived", DataTypes.TimestampType)
          .add("op", DataTypes.StringType)
          .add("item", DataTypes.StringType)
          .add("price", DataTypes.DoubleType)
          .add("paid", DataTypes.TimestampType)
          .add("tags", DataTypes.createArrayType(DataTypes.StringType))
          .add("visit", DataTypes.IntegerType);

  private static final StructType LABEL =
      new StructType()
          .add("label_id", DataTypes.LongType)
          .add("user_id", DataTypes.StringType)
          .add("asked", DataTypes.TimestampNTZType)
          .add("own", DataTypes.StringType)
          .add("visit", DataTypes.LongType);

  private Wanderers() {}

  /**
   * Makes the tables; the rows are always the same.
   *
   * @param files number of files of each table
   * @param shuffle decides the order of rows
   */
  public static void create(String namespace, int files, long shuffle) {
    create("lake." + namespace + ".events", EVENT, events(), files, shuffle);
    create("lake." + namespace + ".labels", LABEL, labels(), files, shuffle);
  }

  /** A build of four days. */
  public static BuildRequest request(String namespace, String name) {
    String text =
        """
        dataset {
          name = %2$s
          path = "%3$s"
          %4$s
          knowledge.delay = 5 minutes
          labels {
            table = "lake.%1$s.labels", id = label_id, user = user_id, time = asked
            time-zone = "America/New_York", event = [own], session = visit
          }
          sources.steps {
            table = "lake.%1$s.events", user = user_id, event-id = event_id, event-time = wall_clock
            arrival-time = arrived, retraction = "op = 'D'", time-zone = "Europe/London"
            session = visit
            attributes {
              item = "upper(item)", price = price, paid = paid, tags = tags
              day = "cast(paid as date)", text = "cast(paid as string)"
              hour = "date_format(paid, 'EEEE yyyy-MM-dd HH:mm')", parsed = "to_timestamp(text_of_time)"
              late = { value = paid, known-after = paid }, seen = { value = item, known-after = wall_clock }
              slow = { value = price, known-after = 6 hours }
            }
          }
          sequences {
            recent { max-length = 5, lookback = 2 days }
            paid { max-length = 20, order = newest-first, filter = "hour(paid) < 12", tie-break = [price] }
            chosen {
              max-length = 12, lookback = 3 days, exclude = [same-event, same-session]
              collapse-repeats = [item, day], quota { by = item, I = 2, ITEM = 3 }
              derive {
                cents = "cast(price * 100 as decimal(9,2))", ago { type = time-before-label, unit = minutes }
                since { type = time-since-previous }, place { type = position }
                visit { type = session, idle = 2 hours }, same { type = count, by = item, within = 1 day }
                prices { type = distinct-count, of = price }, spent { type = sum, of = price, by = item }
              }
            }
            distinct {
              max-length = 8, order = newest-first, distinct-by = day
              derive { bucket = "hour(event_time)", buckets { type = sum, of = bucket, within = 12 hours } }
            }
          }
        }
        """
            .replace(
                "text_of_time", "concat('2026-03-29 0', cast(length(item) as string), ':30:00')")
            .formatted(
                namespace, name, Lake.folder().resolve("datasets"), Lake.definitionOfCatalog());
    return Builds.request(
        DefinitionLayers.of(new DefinitionText("wanderers.conf", text)),
        Micros.parse("2026-03-28"),
        Micros.parse("2026-04-01"),
        Micros.parse("2026-05-01"));
  }

  private static List<Row> events() {
    SplittableRandom random = new SplittableRandom(1);
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < EVENTS; n++) {
      int event = n < EVENTS * 3 / 4 ? n : random.nextInt(EVENTS * 3 / 4);
      // A correction keeps the event time, which therefore comes from the event's number.
      SplittableRandom ofEvent = new SplittableRandom(event);
      LocalDateTime wallClock = START.plusMinutes(15L * ofEvent.nextInt(4 * 24 * 5));
      Instant paid = Instant.parse("2026-03-29T00:00:00Z").plusSeconds(random.nextInt(90_000));
      rows.add(
          RowFactory.create(
              "user" + ofEvent.nextInt(USERS),
              "e" + event,
              wallClock,
              Instant.parse(wallClock + ":00Z").plusSeconds(3_600L * random.nextInt(12)),
              n > event && random.nextInt(4) == 0 ? "D" : "I",
              "item".substring(0, 1 + random.nextInt(4)),
              random.nextInt(3) / 2.0,
              random.nextInt(10) == 0 ? null : paid,
              new String[] {"t" + random.nextInt(3), null},
              ofEvent.nextInt(8) == 0 ? null : ofEvent.nextInt(6)));
    }
    return rows;
  }

  private static List<Row> labels() {
    SplittableRandom random = new SplittableRandom(2);
    List<Row> rows = new ArrayList<>();
    for (long n = 0; n < LABELS; n++) {
      LocalDateTime asked = START.plusDays(1).plusMinutes(15L * random.nextInt(4 * 24 * 4 - 16));
      String user = "user" + random.nextInt(USERS + 5);
      String own = "e" + random.nextInt(EVENTS);
      Long visit = random.nextInt(4) == 0 ? null : (long) random.nextInt(6);
      rows.add(RowFactory.create(n, user, asked, own, visit));
    }
    return rows;
  }

  private static void create(
      String table, StructType type, List<Row> rows, int files, long shuffle) {
    Collections.shuffle(rows, new Random(shuffle));
    int part = rows.size() / files;
    Lake.create(table, type, rows.subList(0, part));
    for (int n = 1; n < files; n++) {
      Lake.append(table, rows.subList(n * part, n == files - 1 ? rows.size() : (n + 1) * part));
    }
  }
}
