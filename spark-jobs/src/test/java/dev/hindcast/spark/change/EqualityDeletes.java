/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;

/** Deletes rows by their values, as streaming writers do. */
final class EqualityDeletes {
  private EqualityDeletes() {}

  /** Deletes the rows of that id and group, in all partitions. */
  static void write(Table table, String idName, long id, String groupName, String group) {
    Schema schema = table.schema().select(idName, groupName);
    Record record = GenericRecord.create(schema);
    record.setField(idName, id);
    record.setField(groupName, group);
    OutputFile file =
        table.io().newOutputFile(table.location() + "/data/deletes-" + UUID.randomUUID());
    table.newRowDelta().addDeletes(written(file, schema, record)).commit();
  }

  private static DeleteFile written(OutputFile file, Schema schema, Record record) {
    try {
      EqualityDeleteWriter<Record> writer =
          Parquet.writeDeletes(file)
              .createWriterFunc(GenericParquetWriter::create)
              .rowSchema(schema)
              .withSpec(PartitionSpec.unpartitioned())
              .equalityFieldIds(schema.columns().stream().mapToInt(c -> c.fieldId()).toArray())
              .buildEqualityWriter();
      try (writer) {
        writer.write(record);
      }
      return writer.toDeleteFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
