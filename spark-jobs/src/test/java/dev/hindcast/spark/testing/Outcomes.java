/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.time.Micros;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Random labels of the first four days of 2026, each with an outcome of at most half a day, close
 * to every instant at which something changes. Users are numbers, of a type of their own.
 *
 * @param requestId null for a label without request
 */
public record Outcomes(
    String labelId, long user, long timeMicros, String requestId, long endMicros, int clicked) {
  public static final StructType TYPE =
      new StructType()
          .add("label_id", DataTypes.StringType)
          .add("user_id", DataTypes.LongType)
          .add("label_time", DataTypes.TimestampType)
          .add("request_id", DataTypes.StringType)
          .add("ended", DataTypes.TimestampType)
          .add("clicked", DataTypes.IntegerType);

  /** The longest outcome. */
  public static final long LONGEST_MICROS = Micros.PER_DAY / 2;

  public static final long FROM = Micros.parse("2026-01-01");
  public static final long TO = Micros.parse("2026-01-05");

  /** The instants, besides label times, that are of interest; {@code K} is among them. */
  private static final List<Long> EDGES =
      List.of(
          FROM,
          Micros.parse("2026-01-01T12:00:00Z"),
          Micros.parse("2026-01-02"),
          Micros.parse("2026-01-02T12:00:00Z"),
          Micros.parse("2026-01-03"),
          Micros.parse("2026-01-04T12:00:00Z"),
          Micros.parse("2026-01-04T22:00:00Z"),
          TO);

  public static List<Outcomes> random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Outcomes> labels = new ArrayList<>();
    while (labels.size() < count) {
      long time = instant(random);
      long end = random.nextInt(3) == 0 ? instant(random) : time + random.nextLong(LONGEST_MICROS);
      if (time >= FROM && time < TO && end >= time && end - time <= LONGEST_MICROS) {
        String request = random.nextInt(8) == 0 ? null : "r" + random.nextInt(count / 3);
        int user = random.nextInt(count / 10);
        int clicked = random.nextInt(4) == 0 ? 1 : 0;
        labels.add(new Outcomes("l" + labels.size(), user, time, request, end, clicked));
      }
    }
    return labels;
  }

  private static long instant(SplittableRandom random) {
    return random.nextBoolean()
        ? random.nextLong(FROM, TO + Micros.PER_DAY / 2)
        : EDGES.get(random.nextInt(EDGES.size())) + random.nextInt(-1, 2);
  }

  public Row row() {
    return RowFactory.create(
        labelId,
        user,
        Micros.toInstant(timeMicros),
        requestId,
        Micros.toInstant(endMicros),
        clicked);
  }

  /** Makes the tables of a namespace. */
  public static void create(String namespace, List<Row> labels) {
    Lake.create("lake." + namespace + ".labels", TYPE, labels);
    Lake.create("lake." + namespace + ".events", Visits.EVENTS, List.of());
  }

  /**
   * A build of a range with further keys; {@code K} is the end of January 4.
   *
   * @param keys HOCON inside of {@code dataset}
   */
  public static BuildRequest request(
      String namespace, String name, String keys, long fromMicros, long toMicros) {
    String text =
        """
        dataset {
          name = %2$s
          path = "%3$s"
          %4$s
          labels {
            table = "lake.%1$s.labels", id = label_id, user = user_id, time = label_time
            columns = [clicked], request = request_id
          }
          sources.visits {
            table = "lake.%1$s.events", user = user_id, event-id = event_id, event-time = happened
            arrival-time = arrived, attributes { item = item }
          }
          sequences.s { max-length = 10 }
        }
        """
            .formatted(
                namespace, name, Lake.folder().resolve("datasets"), Lake.definitionOfCatalog());
    return Builds.request(
        new DefinitionLayers(
            new DefinitionText("outcomes.conf", text),
            Optional.of(new DefinitionText("env.conf", "dataset {\n" + keys + "\n}")),
            List.of(),
            Map.of()),
        fromMicros,
        toMicros,
        TO);
  }

  public static BuildRequest request(String namespace, String name, String keys) {
    return request(namespace, name, keys, FROM, TO);
  }

  /** The published hash, computed in another way. */
  public static double point(String purpose, String salt, String id) {
    try {
      byte[] text = (purpose + ":" + salt + ":" + id).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      BigInteger bits = new BigInteger(1, Arrays.copyOf(hash, 8));
      return bits.mod(BigInteger.TWO.pow(53)).doubleValue() / Math.pow(2, 53);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
