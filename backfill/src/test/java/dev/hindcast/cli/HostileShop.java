/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.iceberg.TestLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;

/** A lake with real rows, some of whose texts try to make up lines and to control a terminal. */
final class HostileShop {
  /** A text that must be shown escaped, wherever it is shown. */
  static final String TEXT = "x\u001b[31m\r\nERROR made up <script>alert(1)</script>";

  private HostileShop() {}

  static TestLake create(Path folder) {
    TestLake lake = new TestLake(folder);
    List<Object[]> orders = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      orders.add(
          new Object[] {
            1L, "i" + n, n, at("2026-03-01T0" + n), at("2026-03-01T0" + n), n == 3 ? TEXT : "a", n
          });
    }
    orders.add(new Object[] {1L, TEXT, 9, at("9999-01-01T00"), at("2026-03-01T00"), TEXT, 1});
    write(lake.create("orders", TestLake.orders()), orders);
    write(
        lake.create("labels", TestLake.labels()),
        List.of(
            new Object[] {TEXT, 1L, at("2026-03-01T12"), 1},
            new Object[] {"l2", 1L, at("2026-03-02T12"), 0}));
    return lake;
  }

  private static OffsetDateTime at(String hour) {
    return OffsetDateTime.parse(hour + ":00:00Z");
  }

  private static void write(Table table, List<Object[]> rows) {
    try {
      DataWriter<Record> writer =
          Avro.writeData(table.io().newOutputFile(table.location() + "/data/rows.avro"))
              .schema(table.schema())
              .createWriterFunc(org.apache.iceberg.data.avro.DataWriter::create)
              .withSpec(PartitionSpec.unpartitioned())
              .build();
      for (Object[] values : rows) {
        GenericRecord row = GenericRecord.create(table.schema());
        for (int n = 0; n < values.length; n++) {
          row.set(n, values[n]);
        }
        writer.write(row);
      }
      writer.close();
      DataFile file = writer.toDataFile();
      table.newAppend().appendFile(file).commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
