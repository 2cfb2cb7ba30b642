/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The written Parquet, read by engines that share no code with the writer: DuckDB and Arrow C++.
 */
class IndependentReadersTest {
  private static final String ATTRIBUTES =
      """
      sources.visits.attributes {
        truth = truth, tiny = "cast(number as tinyint)", small = "cast(number as smallint)"
        number = number, large = large, single = single, price = price
        cents = cents, amount = amount, huge = huge, item = item, bytes = bytes, day = day, moment = moment
        counts = counts, names = names, moments = "array(moment)", prices = "array(cents, null)"
        late = { value = price, known-after = 2 hours }
      }
      sequences.s.columns = [truth, tiny, small, number, large, single, price, cents, amount, huge, item,
        bytes, day, moment, counts, names, moments, prices]
      sequences.s.order = newest-first
      sequences.d {
        max-length = 10, order = newest-first
        derive {
          twice = "number * 2", before { type = time-before-label }
          since { type = time-since-previous, unit = minutes }, place { type = position }
          visit { type = session, idle = 30 minutes }, same { type = count, by = item }
          kinds { type = distinct-count, of = item }, spent { type = sum, of = cents }
          heavy { type = sum, of = single }, total { type = sum, of = number }
        }
        columns = [late, twice, before, since, place, visit, same, kinds, spent, heavy, total]
      }
      labels.columns = [target, weight, note]
      """;

  private static final String FILE = "read_parquet('%s', hive_partitioning = false)";
  private static final String ROW =
      "select * replace (list_transform(s__bytes, lambda b: hex(b)) as s__bytes) from read_parquet("
          + "'%%s', hive_partitioning = false) where label_id = %d";
  private static final Set<String> EVIDENCE =
      Set.of("s__length", "s__eligible", "s__max_event_time", "s__max_arrival_time");

  private static Path file;

  @BeforeAll
  static void buildOneFile() {
    Lake.spark().sql("CREATE NAMESPACE lake.types");
    Lake.spark()
        .sql(
            "CREATE TABLE lake.types.events (user_id string, event_id bigint, happened timestamp,"
                + " arrived timestamp, op string, item string, price double, truth boolean, number"
                + " int, large bigint, single float, cents decimal(7,2), amount decimal(18,4), huge"
                + " decimal(38,10), bytes binary, day date, moment timestamp, counts array<int>,"
                + " names array<string>) USING iceberg");
    Lake.spark()
        .sql(
            "INSERT INTO lake.types.events VALUES ('a', 1, timestamp '2026-01-01T10:00:00.000001Z',"
                + " timestamp '2026-01-01T10:00:00.000002Z', 'I', 'Ærøskøbing', -0.5D, true, -128,"
                + " 9223372036854775807, 1.5F, 12345.67, 12345678901234.5678,"
                + " 1234567890123456789012345678.0123456789, X'00FF10', date '1969-12-31',"
                + " timestamp '1969-12-31T23:59:59.999999Z', array(1, null, 3), array('x', '',"
                + " null)), ('a', 2, timestamp '2026-01-01T11:00:00Z', timestamp"
                + " '2026-01-01T11:00:00Z', 'I', null, null, null, null, null, null, null, null,"
                + " null, null, null, null, null, null), ('a', 3, timestamp '2026-01-01T12:00:00Z',"
                + " timestamp '2026-01-01T12:00:00Z', 'I', '', double('NaN'), false, 127, -1,"
                + " float('-Infinity'), -0.01, -0.0001, -0.0000000001, X'', date '2026-02-28',"
                + " timestamp '2026-02-28T00:00:00.5Z', array(), array())");
    Lake.spark()
        .sql(
            "CREATE TABLE lake.types.labels (label_id bigint, user_id string, label_time timestamp,"
                + " target int, weight double, note string) USING iceberg");
    Lake.spark()
        .sql(
            "INSERT INTO lake.types.labels VALUES (7, 'a', timestamp '2026-01-01T13:00:00Z', 1,"
                + " 0.25, null), (8, 'b', timestamp '2026-01-01T13:00:00Z', null, null, 'no"
                + " events')");
    BuildRequest request = new Visits("types").request(ATTRIBUTES);
    Lake.spark().sparkContext().conf().set("spark.sql.shuffle.partitions", "1");
    try {
      DatasetManifest manifest = Builds.run(request);
      DatasetDefinition definition = request.definition().definition();
      assertThat(manifest.files()).hasSize(1);
      file = Path.of(Builds.store(definition).files().location(manifest.files().get(0).path()));
    } finally {
      Lake.spark().sparkContext().conf().remove("spark.sql.shuffle.partitions");
    }
  }

  @Test
  void duckDbReadsEveryValueInItsOrder() throws Exception {
    assertThat(duckDb(ROW.formatted(7)).get(0))
        .isEqualTo(
            lines(
                """
                d__before = [3600, 7200, 10799]
                d__eligible = 3
                d__event_time = [1767268800000000, 1767265200000000, 1767261600000001]
                d__heavy = [1.5, 1.5, 0.0]
                d__kinds = [1, 1, 0]
                d__late = [null, null, -0.5]
                d__length = 3
                d__max_arrival_time = 2026-01-01T12:00Z
                d__max_event_time = 2026-01-01T12:00Z
                d__place = [3, 2, 1]
                d__same = [0, null, 0]
                d__since = [60, 59, null]
                d__spent = [12345.67, 12345.67, 0.00]
                d__total = [-128, -128, 0]
                d__twice = [254, null, -256]
                d__visit = [3, 2, 1]
                label_id = 7
                label_time = 2026-01-01T13:00Z
                note = null
                s__amount = [-0.0001, null, 12345678901234.5678]
                s__bytes = [, null, 00FF10]
                s__cents = [-0.01, null, 12345.67]
                s__counts = [[], null, [1, null, 3]]
                s__day = [2026-02-28, null, 1969-12-31]
                s__eligible = 3
                s__event_time = [1767268800000000, 1767265200000000, 1767261600000001]
                s__huge = [-1E-10, null, 1234567890123456789012345678.0123456789]
                s__item = [, null, Ærøskøbing]
                s__large = [-1, null, 9223372036854775807]
                s__length = 3
                s__max_arrival_time = 2026-01-01T12:00Z
                s__max_event_time = 2026-01-01T12:00Z
                s__moment = [2026-02-28T00:00:00.500Z, null, 1969-12-31T23:59:59.999999Z]
                s__moments = [[2026-02-28T00:00:00.500Z], [null], [1969-12-31T23:59:59.999999Z]]
                s__names = [[], null, [x, , null]]
                s__number = [127, null, -128]
                s__price = [NaN, null, -0.5]
                s__prices = [[-0.01, null], [null, null], [12345.67, null]]
                s__single = [-Infinity, null, 1.5]
                s__small = [127, null, -128]
                s__tiny = [127, null, -128]
                s__truth = [false, null, true]
                split = null
                target = 1
                user_id = a
                weight = 0.25
                """));
  }

  @Test
  void duckDbReadsEmptyListsWhereThereIsNoEvent() throws Exception {
    Map<String, String> row = duckDb(ROW.formatted(8)).get(0);

    assertThat(row)
        .containsEntry("s__length", "0")
        .containsEntry("s__eligible", "0")
        .containsEntry("s__max_event_time", "null")
        .containsEntry("s__max_arrival_time", "null")
        .containsEntry("target", "null");
    row.keySet().removeIf(name -> !name.startsWith("s__") || EVIDENCE.contains(name));
    assertThat(row).hasSize(19).values().containsOnly("[]");
  }

  @Test
  void duckDbFindsTheDeclaredTypes() throws Exception {
    Map<String, String> types = new TreeMap<>();
    for (Map<String, String> column : duckDb("describe select * from " + FILE)) {
      types.put(column.get("column_name"), column.get("column_type"));
    }
    assertThat(types)
        .isEqualTo(
            lines(
                """
                label_id = BIGINT
                user_id = VARCHAR
                label_time = TIMESTAMP WITH TIME ZONE
                target = INTEGER
                weight = DOUBLE
                note = VARCHAR
                split = VARCHAR
                s__length = INTEGER
                s__eligible = BIGINT
                s__max_event_time = TIMESTAMP WITH TIME ZONE
                s__max_arrival_time = TIMESTAMP WITH TIME ZONE
                s__event_time = BIGINT[]
                s__truth = BOOLEAN[]
                s__tiny = TINYINT[]
                s__small = SMALLINT[]
                s__number = INTEGER[]
                s__large = BIGINT[]
                s__single = FLOAT[]
                s__price = DOUBLE[]
                s__cents = DECIMAL(7,2)[]
                s__amount = DECIMAL(18,4)[]
                s__huge = DECIMAL(38,10)[]
                s__item = VARCHAR[]
                s__bytes = BLOB[]
                s__day = DATE[]
                s__moment = TIMESTAMP WITH TIME ZONE[]
                s__counts = INTEGER[][]
                s__names = VARCHAR[][]
                s__moments = TIMESTAMP WITH TIME ZONE[][]
                s__prices = DECIMAL(7,2)[][]
                d__length = INTEGER
                d__eligible = BIGINT
                d__max_event_time = TIMESTAMP WITH TIME ZONE
                d__max_arrival_time = TIMESTAMP WITH TIME ZONE
                d__event_time = BIGINT[]
                d__late = DOUBLE[]
                d__twice = INTEGER[]
                d__before = BIGINT[]
                d__since = BIGINT[]
                d__place = BIGINT[]
                d__visit = BIGINT[]
                d__same = BIGINT[]
                d__kinds = BIGINT[]
                d__spent = DECIMAL(38,2)[]
                d__heavy = DOUBLE[]
                d__total = BIGINT[]
                """));
  }

  @Test
  void noColumnIsWrittenAsInt96() throws Exception {
    assertThat(duckDb("select type, name from parquet_schema('%s') where type = 'INT96'"))
        .isEmpty();
    assertThat(duckDb("select count(*) as n from parquet_schema('%s') where type = 'INT64'").get(0))
        .isNotEqualTo(Map.of("n", "0"));
  }

  @Test
  @SuppressWarnings("try") // Arrow declares close() to throw Exception, interruption included.
  void arrowReadsTheSameValues() throws Exception {
    Map<String, String> types = new TreeMap<>();
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        FileSystemDatasetFactory factory =
            new FileSystemDatasetFactory(
                allocator,
                NativeMemoryPool.getDefault(),
                FileFormat.PARQUET,
                file.toUri().toString());
        org.apache.arrow.dataset.source.Dataset dataset = factory.finish();
        Scanner scanner = dataset.newScan(new ScanOptions(1_000));
        ArrowReader reader = scanner.scanBatches()) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      for (Field field : root.getSchema().getFields()) {
        String element =
            field.getChildren().isEmpty() ? "" : "<" + field.getChildren().get(0).getType() + ">";
        types.put(field.getName(), field.getType() + element + (field.isNullable() ? "" : "!"));
      }
      while (reader.loadNextBatch()) {
        for (int n = 0; n < root.getRowCount(); n++) {
          Map<String, String> row = new TreeMap<>();
          for (FieldVector vector : root.getFieldVectors()) {
            row.put(vector.getName(), text(vector.getObject(n)));
          }
          rows.add(row);
        }
      }
    }
    assertThat(types)
        .containsEntry("label_time", "Timestamp(MICROSECOND, UTC)!")
        .containsEntry("s__max_event_time", "Timestamp(MICROSECOND, UTC)")
        .containsEntry("s__event_time", "List<Int(64, true)>!")
        .containsEntry("s__tiny", "List<Int(8, true)>!")
        .containsEntry("s__huge", "List<Decimal(38, 10, 128)>!")
        .containsEntry("s__bytes", "List<Binary>!")
        .containsEntry("s__day", "List<Date(DAY)>!")
        .containsEntry("s__moment", "List<Timestamp(MICROSECOND, UTC)>!")
        .containsEntry("s__names", "List<List>!")
        .containsEntry("d__before", "List<Int(64, true)>!")
        .containsEntry("d__spent", "List<Decimal(38, 2, 128)>!")
        .containsEntry("d__heavy", "List<FloatingPoint(DOUBLE)>!");
    Map<String, String> first =
        rows.stream().filter(row -> row.get("label_id").equals("7")).findFirst().orElseThrow();
    assertThat(first)
        .isEqualTo(
            lines(
                """
                d__before = [3600, 7200, 10799]
                d__eligible = 3
                d__event_time = [1767268800000000, 1767265200000000, 1767261600000001]
                d__heavy = [1.5, 1.5, 0.0]
                d__kinds = [1, 1, 0]
                d__late = [null, null, -0.5]
                d__length = 3
                d__max_arrival_time = 1767268800000000
                d__max_event_time = 1767268800000000
                d__place = [3, 2, 1]
                d__same = [0, null, 0]
                d__since = [60, 59, null]
                d__spent = [12345.67, 12345.67, 0.00]
                d__total = [-128, -128, 0]
                d__twice = [254, null, -256]
                d__visit = [3, 2, 1]
                label_id = 7
                label_time = 1767272400000000
                note = null
                s__amount = [-0.0001, null, 12345678901234.5678]
                s__bytes = [, null, 00ff10]
                s__cents = [-0.01, null, 12345.67]
                s__counts = [[], null, [1, null, 3]]
                s__day = [20512, null, -1]
                s__eligible = 3
                s__event_time = [1767268800000000, 1767265200000000, 1767261600000001]
                s__huge = [-1E-10, null, 1234567890123456789012345678.0123456789]
                s__item = [, null, Ærøskøbing]
                s__large = [-1, null, 9223372036854775807]
                s__length = 3
                s__max_arrival_time = 1767268800000000
                s__max_event_time = 1767268800000000
                s__moment = [1772236800500000, null, -1]
                s__moments = [[1772236800500000], [null], [-1]]
                s__names = [[], null, [x, , null]]
                s__number = [127, null, -128]
                s__price = [NaN, null, -0.5]
                s__prices = [[-0.01, null], [null, null], [12345.67, null]]
                s__single = [-Infinity, null, 1.5]
                s__small = [127, null, -128]
                s__tiny = [127, null, -128]
                s__truth = [false, null, true]
                split = null
                target = 1
                user_id = a
                weight = 0.25
                """));
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(IndependentReadersTest::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  /** Lines of {@code name = value}. */
  private static Map<String, String> lines(String text) {
    Map<String, String> lines = new TreeMap<>();
    text.lines().forEach(line -> lines.put(line.split(" = ", 2)[0], line.split(" = ", 2)[1]));
    return lines;
  }

  private static List<Map<String, String>> duckDb(String sql) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      connection.createStatement().execute("set timezone = 'UTC'");
      try (ResultSet result = connection.createStatement().executeQuery(sql.formatted(file))) {
        while (result.next()) {
          Map<String, String> row = new TreeMap<>();
          for (int n = 1; n <= result.getMetaData().getColumnCount(); n++) {
            row.put(result.getMetaData().getColumnLabel(n), String.valueOf(result.getObject(n)));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
